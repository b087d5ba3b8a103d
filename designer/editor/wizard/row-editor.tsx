import { TypedArea, TypedInput } from '../parts/typed-input.tsx'
import { knownPermitNames, knownRow } from './catalogue.ts'
import type { TableProblem } from './check-table.ts'
import { conditionChoices, withCondition } from './condition-choices.ts'
import type { FormField } from './read-form.ts'
import { namesIn } from './read-pasted.ts'
import type { Row } from './table.ts'

interface RowEditorProps {
  readonly row: Row
  readonly index: number
  readonly count: number
  readonly others: readonly Row[]
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  readonly fields: readonly FormField[]
  readonly problems: readonly TableProblem[]
  readonly change: (row: Row) => void
  readonly move: (by: number) => void
  readonly remove: () => void
}

/** One permit of the table; what is wrong with a cell stands in it. */
export function RowEditor(props: RowEditorProps) {
  const { row, index, count, others, departments, fields, problems, change, move, remove } = props
  const name = row.permit === '' ? `第 ${index + 1} 行` : row.permit
  const label = (column: string) => `${name}：${column}`
  const wrong = (column: keyof Row) => problems.filter((each) => each.column === column)
  const told = (column: keyof Row) =>
    wrong(column).length === 0 ? {} : { 'aria-invalid': true, 'aria-describedby': `wizard-${index}-${column}` }
  const tell = (column: keyof Row) =>
    wrong(column).length === 0 ? null : (
      <p class="error" id={`wizard-${index}-${column}`}>
        <span aria-hidden="true">◆ </span>
        {wrong(column)
          .map(({ messageZh }) => messageZh)
          .join(' ')}
      </p>
    )
  return (
    <tr class={problems.length === 0 ? '' : 'wizard-wrong'}>
      <td>
        <TypedInput
          class="wizard-letter"
          aria-label={label('代号')}
          {...told('letter')}
          value={row.letter}
          maxLength={2}
          onCommit={(text) => change({ ...row, letter: text.trim().toUpperCase() })}
        />
        {tell('letter')}
      </td>
      <td>
        <TypedInput
          aria-label={label('证照')}
          {...told('permit')}
          list="wizard-permits"
          value={row.permit}
          onCommit={(text) => change(renamed(row, text.trim(), others))}
        />
        {tell('permit')}
      </td>
      <td>
        <select
          aria-label={label('部门')}
          {...told('department')}
          value={row.department}
          onChange={(event) => change({ ...row, department: event.currentTarget.value })}
        >
          <option value="">请选择</option>
          {departments.some(({ code }) => code === row.department) || row.department === '' ? null : (
            <option value={row.department}>{row.department}</option>
          )}
          {departments.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        {tell('department')}
      </td>
      <td>
        <TypedInput
          class="code"
          aria-label={label('适用条件')}
          {...told('condition')}
          placeholder="都要办"
          value={row.condition}
          spellcheck={false}
          onCommit={(text) => change({ ...row, condition: text.trim() })}
        />
        <select
          aria-label={label('从申请表选条件')}
          value=""
          onChange={(event) => change({ ...row, condition: withCondition(row.condition, event.currentTarget.value) })}
        >
          <option value="">从申请表选…</option>
          {fields.flatMap(conditionChoices).map(({ label, condition }) => (
            <option key={condition} value={condition}>
              {label}
            </option>
          ))}
        </select>
        {tell('condition')}
      </td>
      <td>
        <TypedInput
          class="wizard-days"
          inputMode="numeric"
          aria-label={label('承诺工作日')}
          {...told('promisedDays')}
          value={String(row.promisedDays || '')}
          onCommit={(text) => change({ ...row, promisedDays: Number(text) })}
        />
        {tell('promisedDays')}
      </td>
      <td>
        <TypedInput
          class="wizard-days"
          inputMode="numeric"
          aria-label={label('法定工作日')}
          {...told('statutoryDays')}
          placeholder="无"
          value={row.statutoryDays === null || Number.isNaN(row.statutoryDays) ? '' : String(row.statutoryDays)}
          onCommit={(text) => change({ ...row, statutoryDays: text.trim() === '' ? null : Number(text) })}
        />
        {tell('statutoryDays')}
      </td>
      <td>
        <TypedArea
          rows={2}
          aria-label={label('材料')}
          {...told('materials')}
          placeholder="用顿号隔开"
          value={row.materials.join('、')}
          onCommit={(text) => change({ ...row, materials: namesIn(text) })}
        />
        {tell('materials')}
      </td>
      <td>
        <details class="wizard-after">
          <summary aria-label={label('在哪些之后核发')}>{row.after.length === 0 ? '无' : row.after.join('、')}</summary>
          {others.map((other) => (
            <label key={other.letter} class="check">
              <input
                type="checkbox"
                checked={row.after.includes(other.letter)}
                onChange={(event) => {
                  const rest = row.after.filter((each) => each !== other.letter)
                  change({ ...row, after: event.currentTarget.checked ? [...rest, other.letter] : rest })
                }}
              />
              {other.permit || other.letter}
            </label>
          ))}
        </details>
        {tell('after')}
      </td>
      <td class="wizard-moves">
        <button type="button" class="quiet" aria-label={label('上移')} disabled={index === 0} onClick={() => move(-1)}>
          ↑
        </button>
        <button
          type="button"
          class="quiet"
          aria-label={label('下移')}
          disabled={index === count - 1}
          onClick={() => move(1)}
        >
          ↓
        </button>
        <button type="button" class="quiet" aria-label={label('删除')} onClick={remove}>
          删除
        </button>
      </td>
    </tr>
  )
}

export function PermitNames() {
  return (
    <datalist id="wizard-permits">
      {knownPermitNames.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

/** A known permit brings what is known of it, unless its letter is taken. */
function renamed(row: Row, permit: string, others: readonly Row[]): Row {
  const known = knownRow(permit)
  if (known === null) return { ...row, permit }
  const isTaken = others.some(({ letter }) => letter === known.letter)
  return { ...known, letter: isTaken ? row.letter : known.letter }
}
