import type { Office } from '../calendar/office.ts'

/** What a variable may hold: JSON. FEEL dates, times and durations become ISO 8601 strings when they are set. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue }

export type Variables = { readonly [name: string]: JsonValue }

/** Everything that an expression may see. Reading it twice gives the same answer, so a replay evaluates alike. */
export interface ExpressionScope {
  /** The value of a variable, or `undefined` where there is none. */
  readonly read: (name: string) => JsonValue | undefined
  /** Now, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: number
  /** IANA name of the zone in which dates are meant, such as `Asia/Shanghai`. */
  readonly zone: string
  /** Whose working days and hours count, by the name of the calendar; the country's, until 17:30, where nobody says. */
  readonly office?: (calendar: string) => Office | null
}

export type ExpressionResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly messageZh: string }

/** A FEEL expression, parsed once at deployment. */
export interface CompiledExpression {
  readonly source: string
  /** Names of the variables that the expression reads. */
  readonly names: readonly string[]
  /** Evaluates within the step budget; never throws. */
  readonly evaluate: (scope: ExpressionScope) => ExpressionResult
}
