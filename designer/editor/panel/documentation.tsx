import type { Shape } from '../canvas/services.ts'
import { holderOf, isModdle } from '../model/extension.ts'
import { TextField } from '../parts/fields.tsx'
import type { Part } from './part.ts'

/** What a colleague should know of a step: its legal ground, what to look at. */
export const documentation: Part = {
  fits: () => true,
  holds: (element) => textOf(element) !== '',
  Fields: ({ editor, element }) => {
    const { modeling, bpmnFactory } = editor.services
    const holder = holderOf(element)
    return (
      <TextField
        label="说明"
        hint="办理依据、要点；选填"
        value={textOf(element)}
        lines={4}
        onCommit={(text) =>
          modeling.updateModdleProperties(element, holder, {
            documentation: [
              ...(text === '' ? [] : [bpmnFactory.create('bpmn:Documentation', { text })]),
              // Others may follow in other languages.
              ...documentationsOf(element).slice(1),
            ],
          })
        }
      />
    )
  },
}

function textOf(element: Shape): string {
  const text = documentationsOf(element)[0]?.get('text')
  return typeof text === 'string' ? text : ''
}

function documentationsOf(element: Shape) {
  const documentation = holderOf(element).get('documentation')
  return Array.isArray(documentation) ? documentation.filter(isModdle) : []
}
