import { attributeOf, writeExtension } from '../../model/extension.ts'
import { checkVariable } from '../../model/feel.ts'
import { SelectField, TextField } from '../../parts/fields.tsx'
import type { Part } from '../part.ts'

/** Which decision of the same deployment a business rule task asks, and where the answer goes. */
export const decision: Part = {
  fits: ({ type }) => type === 'bpmn:BusinessRuleTask',
  holds: (element) => attributeOf(element, 'siji:Decision', 'id') !== '',
  Fields: ({ editor, element, files }) => {
    const write = (changes: Record<string, string>) => writeExtension(editor, element, 'siji:Decision', changes)
    return (
      <>
        <SelectField
          label="决策"
          value={attributeOf(element, 'siji:Decision', 'id')}
          options={[
            { value: '', label: '未指定' },
            ...files.decisions.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onCommit={(id) => write({ id })}
        />
        <TextField
          label="结果放进变量"
          value={attributeOf(element, 'siji:Decision', 'result')}
          check={checkVariable}
          isCode
          onCommit={(result) => write({ result })}
        />
      </>
    )
  },
}
