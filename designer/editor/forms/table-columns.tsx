import { CheckField, SelectField, TextField } from '../parts/fields.tsx'
import { freeKeys } from './field-kinds.ts'
import { getAt, type JsonNode, nodesOf, setAt, textAt } from './json-node.ts'

interface TableColumnsProps {
  readonly node: JsonNode
  readonly change: (node: JsonNode) => void
}

const TYPES = [
  { value: 'textfield', label: '单行文字' },
  { value: 'number', label: '数字' },
  { value: 'datetime', label: '日期' },
  { value: 'select', label: '下拉选择' },
]

/** What every row of a table holds. */
export function TableColumns({ node, change }: TableColumnsProps) {
  const columns = nodesOf(node['components'])
  const write = (next: readonly JsonNode[]) => change({ ...node, components: next })
  const set = (index: number, column: JsonNode) => write(columns.toSpliced(index, 1, column))
  const add = () => {
    const key = freeKeys(columns.map((column) => textAt(column, 'key')))('column')
    write([...columns, { type: 'textfield', key, label: '新的一列' }])
  }
  return (
    <>
      {columns.map((column, index) => (
        <fieldset class="column-part" key={String(index)}>
          <legend>{`第 ${index + 1} 列`}</legend>
          <TextField
            label="列名"
            value={textAt(column, 'label')}
            onCommit={(label) => set(index, { ...column, label })}
          />
          <TextField
            label="列的代码"
            value={textAt(column, 'key')}
            isCode
            onCommit={(key) => set(index, { ...column, key })}
          />
          <SelectField
            label="列的类型"
            value={textAt(column, 'type')}
            options={TYPES}
            onCommit={(type) => set(index, retyped(column, type))}
          />
          {column['type'] === 'number' ? (
            <TextField
              label="列的单位"
              value={textAt(column, 'siji.unit')}
              onCommit={(unit) => set(index, setAt(column, 'siji.unit', unit || undefined))}
            />
          ) : null}
          {column['type'] === 'select' ? (
            <TextField
              label="列的选项"
              hint="用顿号隔开"
              value={nodesOf(column['values'])
                .map((option) => textAt(option, 'label'))
                .join('、')}
              onCommit={(text) => set(index, { ...column, values: optionsOf(text) })}
            />
          ) : null}
          <CheckField
            label="每行必填"
            value={getAt(column, 'validate.required') === true}
            onCommit={(on) => set(index, setAt(column, 'validate.required', on || undefined))}
          />
          {columns.length === 1 ? null : (
            <button type="button" class="quiet" onClick={() => write(columns.toSpliced(index, 1))}>
              {`删除第 ${index + 1} 列`}
            </button>
          )}
        </fieldset>
      ))}
      <button type="button" class="quiet" onClick={add}>
        添加一列
      </button>
    </>
  )
}

function retyped({ key, label, validate }: JsonNode, type: string): JsonNode {
  const common = { type, key, label, ...(validate === undefined ? {} : { validate }) }
  if (type === 'datetime') return { ...common, subtype: 'date' }
  return type === 'select' ? { ...common, values: optionsOf('选项一、选项二') } : common
}

function optionsOf(text: string): readonly JsonNode[] {
  const labels = text.split(/[、,，]/).map((label) => label.trim())
  return labels.filter((label) => label !== '').map((label) => ({ value: label, label }))
}
