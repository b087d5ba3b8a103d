import { attributeOf, writeExtension } from '../model/extension.ts'
import { checkFeel } from '../model/feel.ts'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** What a script task computes. */
export function Script({ editor, element }: PanelContext) {
  const script = element.businessObject.get('script')
  return (
    <Group title="脚本">
      <TextField
        label="FEEL 表达式"
        hint="结果为 { 变量: 值 } 时，各项成为变量"
        value={typeof script === 'string' ? script : ''}
        check={checkFeel}
        lines={4}
        isCode
        onCommit={(next) =>
          editor.services.modeling.updateProperties(element, {
            script: next === '' ? undefined : next,
            scriptFormat: next === '' ? undefined : 'feel',
          })
        }
      />
    </Group>
  )
}

/** Which decision of the same deployment a business rule task asks, and where the answer goes. */
export function Decision({ editor, element, files }: PanelContext) {
  const write = (changes: Record<string, string>) => writeExtension(editor, element, 'siji:Decision', changes)
  return (
    <Group title="规则">
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
        check={(text) =>
          text === '' || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) ? null : '变量名只含字母、数字和下划线。'
        }
        isCode
        onCommit={(result) => write({ result })}
      />
    </Group>
  )
}
