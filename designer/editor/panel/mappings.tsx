import { attributesOf, extensionsOf, replaceExtensions } from '../model/extension.ts'
import { checkFeel } from '../model/feel.ts'
import { Group } from '../parts/group.tsx'
import { Rows } from '../parts/rows.tsx'
import type { PanelContext } from './panel-context.ts'

/** `siji:input` and `siji:output`: which values go into a step and what comes out of it. */
export function Mappings({ editor, element }: PanelContext) {
  const inputs = extensionsOf(element, 'siji:Input').map(attributesOf)
  const outputs = extensionsOf(element, 'siji:Output').map(attributesOf)
  return (
    <Group title="输入输出" open={inputs.length + outputs.length > 0}>
      <Rows
        label="输入"
        columns={[
          { key: 'target', label: '变量' },
          { key: 'source', label: '表达式' },
        ]}
        rows={inputs}
        addLabel="添加输入"
        check={checkMapping}
        onCommit={(rows) => replaceExtensions(editor, element, 'siji:Input', rows)}
      />
      <Rows
        label="输出"
        columns={[
          { key: 'target', label: '变量' },
          { key: 'source', label: '表达式' },
        ]}
        rows={outputs}
        addLabel="添加输出"
        check={checkMapping}
        onCommit={(rows) => replaceExtensions(editor, element, 'siji:Output', rows)}
      />
    </Group>
  )
}

function checkMapping(row: Readonly<Record<string, string>>): string | null {
  const target = row['target'] ?? ''
  const source = row['source'] ?? ''
  if (target === '' && source === '') return null
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(target)) return '变量名只含字母、数字和下划线。'
  return source === '' ? '缺少表达式。' : checkFeel(source)
}
