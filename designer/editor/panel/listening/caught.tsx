import { checkVariable } from '../../model/feel.ts'
import { TextField } from '../../parts/fields.tsx'
import { definitionsOf, hasDefinition, isThrown } from '../event-definitions.ts'
import type { Part } from '../part.ts'

const TYPES = ['bpmn:ErrorEventDefinition', 'bpmn:EscalationEventDefinition']

const VARIABLES = [
  { property: 'siji:codeVariable', label: '代码放进变量' },
  { property: 'siji:messageVariable', label: '原因放进变量' },
]

/** Where code and message of a caught error or escalation go. */
export const caught: Part = {
  fits: (element) => hasDefinition(element, ...TYPES) && !isThrown(element),
  holds: (element) =>
    TYPES.flatMap((type) => definitionsOf(element, type)).some((each) => each.get('siji:codeVariable')),
  Fields: ({ editor, element }) => (
    <>
      {TYPES.flatMap((type) => definitionsOf(element, type)).flatMap((definition) =>
        VARIABLES.map(({ property, label }) => (
          <TextField
            key={`${definition.id} ${property}`}
            label={label}
            hint="选填"
            value={String(definition.get(property) ?? '')}
            check={checkVariable}
            isCode
            onCommit={(name) =>
              editor.services.modeling.updateModdleProperties(element, definition, {
                [property]: name === '' ? undefined : name,
              })
            }
          />
        )),
      )}
    </>
  ),
}
