import { attributesOf, extensionsOf, replaceExtensions } from '../../model/extension.ts'
import { checkFeel, checkVariable } from '../../model/feel.ts'
import { Rows } from '../../parts/rows.tsx'
import { isOf, type Part } from '../part.ts'

const LISTS = [
  { label: '输入', type: 'siji:Input', addLabel: '添加输入' },
  { label: '输出', type: 'siji:Output', addLabel: '添加输出' },
]

/** `siji:input` and `siji:output`: which values go into a step and what comes out of it. */
export const mappings: Part = {
  fits: (element) => isOf(element, 'bpmn:Activity'),
  holds: (element) => LISTS.some(({ type }) => extensionsOf(element, type).length > 0),
  Fields: ({ editor, element }) => (
    <>
      {LISTS.map(({ label, type, addLabel }) => (
        <Rows
          key={type}
          label={label}
          columns={[
            { key: 'target', label: '变量' },
            { key: 'source', label: '表达式', isFeel: true },
          ]}
          rows={extensionsOf(element, type).map(attributesOf)}
          addLabel={addLabel}
          check={checkMapping}
          onCommit={(rows) => replaceExtensions(editor, element, type, rows)}
        />
      ))}
    </>
  ),
}

function checkMapping(row: Readonly<Record<string, string>>): string | null {
  const { target = '', source = '' } = row
  if (target === '' && source === '') return null
  if (target === '') return '缺少变量名。'
  return checkVariable(target) ?? (source === '' ? '缺少表达式。' : checkFeel(source))
}
