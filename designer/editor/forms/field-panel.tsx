import { feelSource } from '../model/feel.ts'
import { FeelField } from '../parts/feel-field.tsx'
import { CheckField, SelectField, TextField } from '../parts/fields.tsx'
import { Rows } from '../parts/rows.tsx'
import { formats, kindName } from './field-kinds.ts'
import { keyOf } from './form-document.ts'
import { getAt, type JsonNode, nodesOf, setAt, textAt } from './json-node.ts'
import { Part } from './part.tsx'
import { TableColumns } from './table-columns.tsx'

interface FieldPanelProps {
  readonly node: JsonNode
  readonly materials: readonly { readonly code: string; readonly name: string }[]
  /** The lines of text of the form. */
  readonly lines: readonly { readonly value: string; readonly label: string }[]
  readonly change: (node: JsonNode) => void
}

const KEY = /^[a-zA-Z][a-zA-Z0-9]*$/

/** Everything about one field that its kind has. */
export function FieldPanel({ node, materials, lines, change }: FieldPanelProps) {
  const type = textAt(node, 'type')
  const set = (path: string, value: unknown) => change(setAt(node, path, value))
  const text = (path: string, label: string, more: { hint?: string; lines?: number; isCode?: boolean } = {}) => (
    <TextField {...more} label={label} value={textAt(node, path)} onCommit={(value) => set(path, value || undefined)} />
  )
  const number = (path: string, label: string, unit?: string) => (
    <TextField
      label={label}
      value={textAt(node, path)}
      check={(value) => (value === '' || Number.isFinite(Number(value)) ? null : '应为数字。')}
      onCommit={(value) => set(path, value === '' ? undefined : Number(value))}
      {...(unit === undefined ? {} : { unit })}
    />
  )
  const tick = (path: string, label: string) => (
    <CheckField label={label} value={getAt(node, path) === true} onCommit={(on) => set(path, on || undefined)} />
  )
  const isText = type === 'textfield' || type === 'textarea'
  return (
    <>
      <Part title={`基本 · ${kindName(node)}`}>
        {text('label', '名称')}
        {text('siji.labelEn', '英文名称')}
        <TextField
          label="代码"
          hint="条件、规则和证照以它取值"
          value={keyOf(node)}
          check={(value) => (KEY.test(value) ? null : '代码以字母开头，只含字母和数字。')}
          onCommit={(value) => set(type === 'dynamiclist' ? 'path' : 'key', value)}
          isCode
        />
        {text('siji.hint', '填写说明', { lines: 2 })}
        {text('siji.hintEn', '英文填写说明', { lines: 2 })}
      </Part>
      {['radio', 'select', 'checklist'].includes(type) ? (
        <Part title="选项">
          <Rows
            label="选项"
            columns={[
              { key: 'label', label: '名称' },
              { key: 'labelEn', label: '英文' },
              { key: 'value', label: '取值' },
            ]}
            rows={nodesOf(node['values']).map((row) => ({
              ...{ label: textAt(row, 'label'), labelEn: textAt(row, 'labelEn'), value: textAt(row, 'value') },
            }))}
            addLabel="添加选项"
            check={(row) => (row['value'] === '' || row['label'] === '' ? '名称和取值都要有。' : null)}
            onCommit={(rows) => set('values', rows.map(withoutEmptyEnglish))}
          />
        </Part>
      ) : null}
      {type === 'dynamiclist' ? (
        <Part title="列">
          <TableColumns node={node} change={change} />
          {number('siji.minRows', '至少几行')}
          {number('siji.maxRows', '最多几行')}
        </Part>
      ) : null}
      {type === 'filepicker' ? (
        <Part title="材料">
          <SelectField
            label="对应的材料"
            hint="文件在“材料”中上传，版本、容缺和承诺都在那里"
            value={textAt(node, 'siji.material')}
            options={[
              { value: '', label: '未指定' },
              ...materials.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onCommit={(code) => set('siji.material', code || undefined)}
          />
        </Part>
      ) : null}
      {type === 'checkbox' && getAt(node, 'siji.statement') !== undefined ? (
        <Part title="声明">
          {text('siji.statement', '声明正文', { lines: 4 })}
          {text('siji.statementEn', '英文正文', { lines: 3 })}
        </Part>
      ) : null}
      {type === 'expression' ? (
        <Part title="计算">
          <FeelField
            label="FEEL 表达式"
            value={textAt(node, 'expression')}
            feelIn={feelSource}
            lines={3}
            onCommit={(value) => set('expression', value || undefined)}
          />
        </Part>
      ) : (
        <Part title="校验">
          {type === 'filepicker' ? null : tick('validate.required', '必填')}
          {isText ? number('validate.minLength', '最少字数') : null}
          {isText ? number('validate.maxLength', '最多字数') : null}
          {type === 'textfield' ? (
            <SelectField
              label="格式"
              value={textAt(node, 'siji.format')}
              options={formats.map(([value, label]) => ({ value, label }))}
              onCommit={(value) => change(withFormat(node, value))}
            />
          ) : null}
          {textAt(node, 'siji.format') === 'creditCode' ? (
            <SelectField
              label="企业名称填入"
              hint="填写代码后带出园区已知企业的名称"
              value={textAt(node, 'siji.nameInto')}
              options={[{ value: '', label: '不带出' }, ...lines.filter(({ value }) => value !== keyOf(node))]}
              onCommit={(value) => set('siji.nameInto', value || undefined)}
            />
          ) : null}
          {type === 'textfield' ? text('validate.pattern', '正则表达式', { isCode: true }) : null}
          {type === 'number' ? number('validate.min', '不小于') : null}
          {type === 'number' ? number('validate.max', '不大于') : null}
          {type === 'number' ? number('decimalDigits', '小数位数') : null}
          {type === 'number' ? text('siji.unit', '单位') : null}
        </Part>
      )}
      <Part title="条件">
        <FeelField
          label="满足时隐藏（FEEL）"
          hint="隐藏时不要求填写，已填的不保留"
          value={textAt(node, 'conditional.hide')}
          feelIn={feelSource}
          lines={2}
          onCommit={(value) => set('conditional.hide', value || undefined)}
        />
      </Part>
      {type === 'filepicker' || type === 'dynamiclist' ? null : (
        <Part title="用途">
          {tick('siji.routing', '流程可用（成为流程变量）')}
          {tick('siji.personal', '个人信息（加密保存，遮盖显示）')}
        </Part>
      )}
    </>
  )
}

/** Only a credit code fetches a name. */
function withFormat(node: JsonNode, format: string): JsonNode {
  const changed = setAt(node, 'siji.format', format || undefined)
  return format === 'creditCode' ? changed : setAt(changed, 'siji.nameInto', undefined)
}

function withoutEmptyEnglish({ label = '', labelEn = '', value = '' }: Readonly<Record<string, string>>): JsonNode {
  return { value, label, ...(labelEn === '' ? {} : { labelEn }) }
}
