import type { Shape } from '../../canvas/services.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { SelectField } from '../../parts/fields.tsx'
import { isEventSubProcess, isOf, type Part } from '../part.ts'

/** Which permit comes of a step. */
export const permit: Part = {
  fits: (element) => isOf(element, 'bpmn:Activity') && !isEventSubProcess(element),
  holds: (element) => permitOf(element) !== '',
  Fields: ({ editor, element, files }) => (
    <SelectField
      label="产出证照"
      value={permitOf(element)}
      options={[
        { value: '', label: '不产出证照' },
        ...files.permits.map(({ key, name }) => ({ value: key, label: `${key} ${name}` })),
      ]}
      onCommit={(type) => writeExtension(editor, element, 'siji:Permit', { type }, 'siji:permit')}
    />
  ),
}

function permitOf(element: Shape): string {
  return attributeOf(element, 'siji:Permit', 'type', 'siji:permit')
}
