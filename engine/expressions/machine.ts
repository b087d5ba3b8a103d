import type { Office } from '../calendar/office.ts'
import { ExpressionFailure } from './expression-failure.ts'
import type { FeelValue } from './feel-value.ts'

/** Most steps that one expression may take, the same on server, browser and replay; some 50 ms at worst. */
export const STEP_LIMIT = 100_000

/** Most closures that may be nested while functions call each other. */
const DEPTH_LIMIT = 1_000

/** Most levels of lists and contexts within each other that a value may have. */
const NESTING_LIMIT = 200

/** Id of the table, and the numbers of its rules from 1. */
export type RuleNote = (table: string, rules: readonly number[]) => void

/** What one evaluation has at hand. */
export interface Machine {
  readonly read: (name: string) => FeelValue | undefined
  readonly now: number
  readonly zone: string
  /** Whose working days and hours count. */
  readonly office: (calendar: string) => Office | null
  /** Whether a failure becomes null inside the expression, as DMN says; otherwise it ends the evaluation. */
  readonly lenient: boolean
  /** Hears which rules of a decision table matched, for whoever explains a result. */
  readonly note: RuleNote | null
  steps: number
  depth: number
  /** The first failure that became null. */
  failure: ExpressionFailure | null
}

/** Values of one lexical scope: a function's parameters, an iteration's variable, a context's entries. */
export interface Frame {
  readonly outer: Frame | null
  readonly values: (FeelValue | undefined)[]
}

/** One node of the parse tree, ready to be evaluated. */
export type Closure = (machine: Machine, frame: Frame | null) => FeelValue

const nobody = () => null

/** A machine with a full budget. */
export function createMachine(
  { read, now, zone, office = nobody }: Pick<Machine, 'read' | 'now' | 'zone'> & Partial<Pick<Machine, 'office'>>,
  lenient: boolean,
  note: RuleNote | null = null,
): Machine {
  return { read, now, zone, office, lenient, note, steps: STEP_LIMIT, depth: 0, failure: null }
}

/** Takes steps off the budget; ends the evaluation when it is spent. */
export function spend(machine: Machine, steps: number): void {
  machine.steps -= steps
  if (machine.steps < 0) throw stepsSpent()
}

/** Enters a function whose body is nested `levels` deep, and leaves it again. */
export function descend<T>(machine: Machine, levels: number, body: () => T): T {
  machine.depth += levels
  if (machine.depth > DEPTH_LIMIT) {
    throw new ExpressionFailure(
      'expression-too-deep',
      'Expected functions that end, but they call each other too deeply.',
      '函数相互调用层数过多。',
    )
  }
  try {
    return body()
  } finally {
    machine.depth -= levels
  }
}

/** Pays for looking at all of a value: one step per entry, one per 16 characters. */
export function weigh(machine: Machine, value: FeelValue, level = 0): void {
  if (typeof value === 'string') {
    spend(machine, value.length >> 4)
  } else if (typeof value === 'object' && value !== null) {
    if (level > NESTING_LIMIT) throw nestedTooDeeply()
    const entries: readonly FeelValue[] = Array.isArray(value) ? value : Object.values(value)
    spend(machine, 1 + entries.length)
    for (const entry of entries) weigh(machine, entry, level + 1)
  }
}

/** A failure of what the expression says: ends the evaluation, or becomes null where the machine is lenient. */
export function fail(machine: Machine, code: string, message: string, messageZh: string): null {
  const failure = new ExpressionFailure(code, message, messageZh)
  if (!machine.lenient) throw failure
  machine.failure ??= failure
  return null
}

function stepsSpent(): ExpressionFailure {
  return new ExpressionFailure(
    'expression-too-long',
    `Expected an expression that ends within ${STEP_LIMIT} steps, but it went on.`,
    `表达式在 ${STEP_LIMIT} 步内没有结束。`,
  )
}

function nestedTooDeeply(): ExpressionFailure {
  return new ExpressionFailure(
    'value-too-deep',
    `Expected lists and contexts nested at most ${NESTING_LIMIT} deep.`,
    `列表和上下文嵌套不得超过 ${NESTING_LIMIT} 层。`,
  )
}
