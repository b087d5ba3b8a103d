import { feelSource } from '../model/feel.ts'
import { FeelField } from '../parts/feel-field.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { entriesOf, type FormDocument, keyOf } from './form-document.ts'
import { getAt, type JsonNode, nodesOf, setAt, textAt } from './json-node.ts'

interface RulesPanelProps {
  readonly form: FormDocument
  readonly change: (form: FormDocument) => void
}

/** Conditions over several fields, each with what is then wrong. */
export function RulesPanel({ form, change }: RulesPanelProps) {
  const rules = nodesOf(getAt(form.root, 'siji.rules'))
  const write = (next: readonly JsonNode[]) =>
    change({ ...form, root: setAt(form.root, 'siji.rules', next.length === 0 ? undefined : next) })
  const set = (index: number, name: string, value: string) =>
    write(rules.toSpliced(index, 1, { ...rules[index], [name]: value }))
  const fields = entriesOf(form)
    .filter(({ isSection }) => !isSection)
    .map(({ node }) => ({ value: keyOf(node), label: textAt(node, 'label') }))
  const add = () => {
    const [first] = fields
    if (first === undefined) return
    const messages = { message: `Expected ${first.value} to be right.`, messageZh: `请核对${first.label}。` }
    write([...rules, { when: 'false', field: first.value, code: `rule-${rules.length + 1}`, ...messages }])
  }
  return (
    <>
      {rules.map((rule, index) => (
        <fieldset class="column-part" key={String(index)}>
          <legend>{`规则 ${index + 1}`}</legend>
          <FeelField
            label="条件成立即有误（FEEL）"
            value={textAt(rule, 'when')}
            feelIn={feelSource}
            lines={2}
            onCommit={(value) => set(index, 'when', value)}
          />
          <SelectField
            label="错误指向"
            value={textAt(rule, 'field')}
            options={fields}
            onCommit={(value) => set(index, 'field', value)}
          />
          <TextField
            label="提示"
            value={textAt(rule, 'messageZh')}
            onCommit={(value) => set(index, 'messageZh', value)}
          />
          <TextField
            label="英文提示"
            value={textAt(rule, 'message')}
            onCommit={(value) => set(index, 'message', value)}
          />
          <TextField
            label="错误代码"
            value={textAt(rule, 'code')}
            check={(value) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? null : '只含小写字母、数字，用连字符连接。')}
            isCode
            onCommit={(value) => set(index, 'code', value)}
          />
          <button type="button" class="quiet" onClick={() => write(rules.toSpliced(index, 1))}>
            {`删除规则 ${index + 1}`}
          </button>
        </fieldset>
      ))}
      {fields.length === 0 ? (
        <p class="hint">有了字段，才能写它们之间的规则。</p>
      ) : (
        <button type="button" class="quiet" onClick={add}>
          添加规则
        </button>
      )}
    </>
  )
}
