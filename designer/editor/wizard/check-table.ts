import { compileExpression } from '../../../engine/expressions/compile.ts'
import type { FormField } from './read-form.ts'
import { issueOrder, type Row, type Table } from './table.ts'

/** What is wrong with a table, in words; `row` counts from 0 and is `null` for the rules. */
export interface TableProblem {
  readonly row: number | null
  readonly messageZh: string
}

/** As many branches as can be looked at in every combination. */
export const MOST_ROWS = 12

/** Everything that would keep the drawn process from being published. */
export function checkTable({ rows, rules }: Table, fields: readonly FormField[]): readonly TableProblem[] {
  const all: TableProblem[] = []
  const about = (row: number | null, messageZh: string) => all.push({ row, messageZh })
  if (rows.length === 0) about(null, '至少要有一项证照。')
  if (rows.length > MOST_ROWS) about(null, `一个流程最多 ${MOST_ROWS} 项证照，请拆成两个流程。`)
  for (const [index, row] of rows.entries()) for (const message of problemsOf(row, rows, fields)) about(index, message)
  if (issueOrder(rows).length < rows.length) about(null, '“在…之后核发”绕成了圈，请去掉其中一项。')
  const { checkDays, correctionDays, signingDays, completions, corrections } = rules
  for (const days of [checkDays, correctionDays, signingDays]) {
    if (!isWithin(days, 1, 250)) about(null, '受理规则里的天数应为 1 到 250 的整数。')
  }
  if (!isWithin(completions, 1, 9) || !isWithin(corrections, 0, 9)) about(null, '轮数应为整数，最多 9 轮。')
  if (rules.window === '' || rules.issuingAuthority === '') about(null, '请选择受理窗口和发证机关。')
  return all
}

function problemsOf(row: Row, rows: readonly Row[], fields: readonly FormField[]): readonly string[] {
  const found: string[] = []
  if (row.permit.trim() === '') found.push('请填写证照名称。')
  if (!/^[A-Z]$/.test(row.letter)) found.push('代号应为一个大写字母。')
  if (rows.filter(({ letter }) => letter === row.letter).length > 1) found.push(`代号 ${row.letter} 重复。`)
  if (rows.filter(({ permit }) => permit === row.permit).length > 1) found.push(`“${row.permit}”重复。`)
  if (row.department === '') found.push('请选择部门。')
  if (!isWithin(row.promisedDays, 1, 250)) found.push('承诺天数应为 1 到 250 的整数。')
  if (row.statutoryDays !== null && !isWithin(row.statutoryDays, 1, 250)) {
    found.push('法定天数应为 1 到 250 的整数，没有的留空。')
  }
  if (row.statutoryDays !== null && row.statutoryDays < row.promisedDays) found.push('承诺天数不能超过法定天数。')
  if (row.condition.trim() !== '') found.push(...conditionProblems(row.condition, fields))
  return found
}

function conditionProblems(condition: string, fields: readonly FormField[]): readonly string[] {
  const compiled = compileExpression(condition)
  if (!compiled.ok) return [`适用条件有误：${compiled.problems[0]?.messageZh ?? '无法解析。'}`]
  const strangers = compiled.expression.names.filter((name) => !fields.some(({ key }) => key === name))
  return strangers.map((name) => `适用条件里的“${name}”不是申请表的字段。`)
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
