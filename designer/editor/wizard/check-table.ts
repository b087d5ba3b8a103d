import { compileExpression } from '../../../engine/expressions/compile.ts'
import type { FormField } from './read-form.ts'
import { issueOrder, type Row, type Table } from './table.ts'

/** What is wrong with a table, in words: of a cell, or of the rules where `row` is `null`. Rows count from 0. */
export interface TableProblem {
  readonly row: number | null
  readonly column: keyof Row | null
  readonly messageZh: string
}

/** What can still be looked at as one picture, and told apart by whoever works with it. */
export const MOST_ROWS = 60

/** Everything that would keep the drawn process from being published; departments are told by their codes. */
export function checkTable(
  { rows, rules }: Table,
  fields: readonly FormField[],
  departments: readonly string[] | null = null,
): readonly TableProblem[] {
  const all: TableProblem[] = rows.flatMap((row, index) =>
    problemsOf(row, rows, { fields, departments }).map(([column, messageZh]) => ({ row: index, column, messageZh })),
  )
  const about = (messageZh: string) => all.push({ row: null, column: null, messageZh })
  if (rows.length === 0) about('至少要有一项证照。')
  if (rows.length > MOST_ROWS) about(`一个流程最多 ${MOST_ROWS} 项证照，请拆成两个流程。`)
  if (issueOrder(rows).length < rows.length) about('“在…之后核发”绕成了圈，请去掉其中一项。')
  const { checkDays, correctionDays, signingDays, completions, corrections } = rules
  for (const days of [checkDays, correctionDays, signingDays]) {
    if (!isWithin(days, 1, 250)) about('受理规则里的天数应为 1 到 250 的整数。')
  }
  if (!isWithin(completions, 1, 9) || !isWithin(corrections, 0, 9)) about('轮数应为整数，最多 9 轮。')
  if (rules.window === '' || rules.issuingAuthority === '') about('请选择受理窗口和发证机关。')
  return all
}

type CellProblem = readonly [column: keyof Row, messageZh: string]

interface Known {
  readonly fields: readonly FormField[]
  readonly departments: readonly string[] | null
}

function problemsOf(row: Row, rows: readonly Row[], { fields, departments }: Known): readonly CellProblem[] {
  const { letter, permit, department, promisedDays, statutoryDays, condition, after } = row
  const found: CellProblem[] = []
  if (permit.trim() === '') found.push(['permit', '请填写证照名称。'])
  else if (rows.filter((each) => each.permit === permit).length > 1) found.push(['permit', `“${permit}”重复。`])
  if (!/^[A-Z]{1,2}$/.test(letter)) found.push(['letter', '代号应为一两个大写字母。'])
  else if (rows.filter((each) => each.letter === letter).length > 1) found.push(['letter', `代号 ${letter} 重复。`])
  if (department === '') found.push(['department', '请选择部门。'])
  else if (departments?.includes(department) === false) found.push(['department', `园区没有“${department}”。`])
  if (!isWithin(promisedDays, 1, 250)) found.push(['promisedDays', '承诺天数应为 1 到 250 的整数。'])
  if (statutoryDays !== null && !isWithin(statutoryDays, 1, 250)) {
    found.push(['statutoryDays', '法定天数应为 1 到 250 的整数，没有的留空。'])
  } else if (statutoryDays !== null && statutoryDays < promisedDays) {
    found.push(['statutoryDays', '承诺天数不能超过法定天数。'])
  }
  if (condition.trim() !== '') {
    found.push(...conditionProblems(condition, fields).map((message) => ['condition', message] as const))
  }
  // The letter of a known permit that is left out asks for nothing; a name that nobody knows does.
  for (const each of after.filter((one) => !/^[A-Z]{1,2}$/.test(one))) found.push(['after', `表里没有“${each}”。`])
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
