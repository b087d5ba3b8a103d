import type { Shape } from '../../canvas/services.ts'
import { attributeOf, attributesOf, changeExtension, extensionsOf } from '../../model/extension.ts'
import { feelSource } from '../../model/feel.ts'
import { SelectField } from '../../parts/fields.tsx'
import type { Part } from '../part.ts'

/** Which notice a step sends, where sending notices is its job: the job reads it from its input `kind`. */
export const notice: Part = {
  fits: (element) => attributeOf(element, 'siji:JobType', 'name', 'siji:jobType') === 'send-notice',
  holds: (element) => kindInput(element) !== undefined,
  Fields: ({ editor, element, offers }) => {
    const existing = kindInput(element)
    const source = existing === undefined ? '' : feelSource(attributesOf(existing)['source'] ?? '')
    const word = /^"([^"]*)"$/.exec(source)?.[1] ?? source
    return (
      <SelectField
        label="告知书"
        value={word}
        options={[
          { value: '', label: '未指定' },
          ...offers.notices.map(({ kind, title }) => ({ value: kind, label: title })),
        ]}
        onCommit={(kind) =>
          changeExtension(editor, element, 'siji:Input', {
            existing,
            changes: kind === '' ? { source: '', target: '' } : { source: `="${kind}"`, target: 'kind' },
          })
        }
      />
    )
  },
}

function kindInput(element: Shape) {
  return extensionsOf(element, 'siji:Input').find((input) => input.get('target') === 'kind')
}
