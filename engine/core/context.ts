import type { Office } from '../calendar/office.ts'
import type { CompiledExpression, ExpressionResult, ExpressionScope, JsonValue } from '../expressions/expression.ts'
import type { ProcessDefinition } from '../model/definition.ts'
import type { Chain } from './chain.ts'

/** What the core may know of the world. It reads no clock of its own. */
export interface Context {
  /** Milliseconds since 1970 (UTC). */
  readonly now: number
  /** IANA zone of the park. */
  readonly zone: string
  /** Evaluates; the server wraps its time guard around it. */
  readonly evaluate: (expression: CompiledExpression, scope: ExpressionScope) => ExpressionResult
  /** Whose working days and hours count, by the name of the calendar (domain.md §5); `null` when it is unknown. */
  readonly office: (calendar: string) => Office | null
  /** Most steps that one command may take before it becomes an incident. */
  readonly stepLimit: number
  /** Of a command that another instance caused; `handle` takes it from the command. */
  readonly chain?: Chain
  /** What a data store of the park holds; `null` = nothing yet. */
  readonly readStore?: (name: string) => JsonValue
  /** The version that a migration goes to. */
  readonly migratesTo?: ProcessDefinition | null
  /** Scripts may hold abstract and manual tasks back until they are completed by hand, and do scripts and rules as jobs. */
  readonly waits?: (node: string) => boolean
  /** Scripts may say which flows a gateway takes whatever its conditions are; `null` = the conditions decide. */
  readonly choose?: (node: string) => readonly string[] | null
}
