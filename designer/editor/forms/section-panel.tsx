import { SelectField, TextField } from '../parts/fields.tsx'
import { type JsonNode, setAt, textAt } from './json-node.ts'
import { Part } from './part.tsx'

interface SectionPanelProps {
  readonly node: JsonNode
  readonly change: (node: JsonNode) => void
}

/** A section: the applicant fills in one at a time. */
export function SectionPanel({ node, change }: SectionPanelProps) {
  const set = (path: string, value: string) => change(setAt(node, path, value || undefined))
  return (
    <Part title="部分">
      <TextField label="标题" value={textAt(node, 'label')} onCommit={(value) => set('label', value)} />
      <TextField
        label="英文标题"
        value={textAt(node, 'siji.labelEn')}
        onCommit={(value) => set('siji.labelEn', value)}
      />
      <TextField
        label="部分的代码"
        value={textAt(node, 'siji.section')}
        check={(value) => (/^[a-zA-Z][a-zA-Z0-9-]*$/.test(value) ? null : '代码以字母开头，只含字母、数字和连字符。')}
        isCode
        onCommit={(value) => set('siji.section', value)}
      />
      <SelectField
        label="内容关于"
        hint="关于企业的，下一次申请自动带出"
        value={textAt(node, 'siji.about')}
        options={[
          { value: '', label: '项目' },
          { value: 'enterprise', label: '企业' },
        ]}
        onCommit={(value) => set('siji.about', value)}
      />
    </Part>
  )
}
