import { writeTaskForms } from '../patterns/task-forms.ts'
import { writeDecision } from '../patterns/write-decision.ts'
import { type PlannedProcess, writePlan } from '../plan/write-plan.ts'
import { describeProcess } from './describe-process.ts'
import { drawProcess, REFUSAL_SCOPE, WHICH_PERMITS } from './draw-process.ts'
import { prepareForm } from './prepare-form.ts'
import { fallingWith, type Row, type Table } from './table.ts'

export interface Written {
  readonly process: PlannedProcess
  /** Path → text of everything that can be published, `process.bpmn` among it. */
  readonly files: Readonly<Record<string, string>>
}

export interface ProcessHead {
  readonly id: string
  readonly title: string
  readonly processes: readonly string[]
  /** The application form, as its JSON says. */
  readonly form: Readonly<Record<string, unknown>>
}

const TASK_FORMS = [
  'completeness',
  'fix-on-the-spot',
  'review',
  'procedure',
  'merge-findings',
  'applicant-choice',
  'sign',
] as const

/** Everything of a process from a table in which nothing is wrong. */
export async function writeProcess(table: Table, { id, title, processes, form }: ProcessHead): Promise<Written> {
  const { rows } = table
  const prepared = prepareForm(form, rows)
  const process = drawProcess(table, id, title)
  const description = describeProcess(table, { id, title, processes, heldPermits: prepared.heldPermits })
  return {
    process,
    files: {
      'process.bpmn': await writePlan(process),
      'process.json': `${JSON.stringify(description, null, 2)}\n`,
      'forms/application.json': `${JSON.stringify(prepared.form, null, 2)}\n`,
      [`decisions/${WHICH_PERMITS}.dmn`]: whichPermits(rows, prepared.held),
      [`decisions/${REFUSAL_SCOPE}.dmn`]: refusalScope(rows),
      ...writeTaskForms(TASK_FORMS),
    },
  }
}

/** Every permit whose condition holds and that is not held already. */
export function whichPermits(rows: readonly Row[], held: readonly string[]): string {
  const conditionOf = ({ letter, condition }: Row): string => {
    const applies = condition.trim() === '' ? 'true' : `(${condition.trim()}) = true`
    return held.includes(letter)
      ? `${applies} and not(list contains(if permitsHeld = null then [] else permitsHeld, "${letter}"))`
      : applies
  }
  return writeDecision({
    id: WHICH_PERMITS,
    name: '适用哪些证照',
    output: { name: 'permit', label: '证照' },
    inputs: rows.map((row) => ({ id: row.letter, label: `${row.permit}适用`, expression: conditionOf(row) })),
    rules: rows.map(({ letter, permit }) => ({
      id: `rule-${letter}`,
      description: permit,
      tests: { [letter]: 'true' },
      output: letter,
    })),
  })
}

/** Above it a line for each pair of permits would make a table that nobody reads and no file may hold. */
const MOST_PAIRED = 12

/** What is refused, and what falls with it. */
export function refusalScope(rows: readonly Row[]): string {
  if (rows.length > MOST_PAIRED) return shortRefusalScope(rows)
  const nameOf = (letter: string) => rows.find((row) => row.letter === letter)?.permit ?? letter
  return writeDecision({
    id: REFUSAL_SCOPE,
    name: '不予许可的范围',
    output: { name: 'refused', label: '不予许可' },
    inputs: rows.map(({ letter, permit }) => ({ id: letter, label: permit, expression: `outcome${letter}` })),
    rules: rows.flatMap(({ letter }) =>
      [...fallingWith(rows, letter)].map((fallen) => ({
        id: `rule-${letter}-${fallen}`,
        description:
          fallen === letter
            ? `${nameOf(letter)}不予许可`
            : `${nameOf(letter)}是${nameOf(fallen)}的前提，不予许可时一并不予许可`,
        tests: { [letter]: '"refuse"' },
        output: fallen,
      })),
    ),
  })
}

/** The same with one line for each permit: it falls where one of those is refused that it depends on. */
function shortRefusalScope(rows: readonly Row[]): string {
  const causesOf = (fallen: string) =>
    rows.filter(({ letter }) => fallingWith(rows, letter).has(fallen)).map(({ letter }) => `outcome${letter}`)
  return writeDecision({
    id: REFUSAL_SCOPE,
    name: '不予许可的范围',
    output: { name: 'refused', label: '不予许可' },
    inputs: rows.map(({ letter, permit }) => ({
      id: letter,
      label: `${permit}或者它的前提不予许可`,
      expression: `list contains([${causesOf(letter).join(', ')}], "refuse")`,
    })),
    rules: rows.map(({ letter, permit }) => ({
      id: `rule-${letter}`,
      description: `${permit}不予许可`,
      tests: { [letter]: 'true' },
      output: letter,
    })),
  })
}
