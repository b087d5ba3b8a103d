import type { ExpressionResult, JsonValue } from '../expressions/expression.ts'

/** Why an element cannot go on; becomes its incident. */
export interface Failure {
  readonly failed: true
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

export function failure(code: string, message: string, messageZh: string): Failure {
  return { failed: true, code, message, messageZh }
}

export function isFailure(value: object): value is Failure {
  return 'failed' in value && value.failed === true
}

/** The failure of an expression, told of the element in which it stands. */
export function expressionFailure(result: Extract<ExpressionResult, { ok: false }>, where: string, whereZh: string) {
  return failure(result.code, `${where}: ${result.message}`, `${whereZh}：${result.messageZh}`)
}

/** How a value is shown in a sentence: short, on one line. */
export function shown(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
