import type { JsonValue } from '../../../engine/index.ts'

/** Why a value does not fit its field; `code` is stable, the sentences are for people. */
export interface FieldProblem {
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** What a format needs to know of the place where it is checked. */
export interface FormatContext {
  /** Area codes (行政区划代码) that the park lies in. */
  readonly areaCodes: readonly string[]
}

/** A named format of a form field: what was typed becomes the stored value, or a problem. */
export type Format = (typed: JsonValue, context: FormatContext) => FormatResult

export type FormatResult =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: FieldProblem }

export function accepted(value: JsonValue): FormatResult {
  return { ok: true, value }
}

export function refused(code: string, message: string, messageZh: string): FormatResult {
  return { ok: false, problem: { code, message, messageZh } }
}
