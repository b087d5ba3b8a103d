import type { Answer } from '../engine/index.ts'
import type { ErrorCode } from './errors.ts'

/** One thing that is wrong with a field of the request. */
export interface FieldError {
  /** Where: `form.creditCode`, `body.files`. */
  readonly field: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/**
 * An expected "no". Thrown so that the transaction around it rolls back; the error handler makes it
 * `application/problem+json` (RFC 9457) with the status that `errors.ts` lists for its code.
 */
export class Refusal extends Error {
  readonly code: string
  readonly messageZh: string
  readonly fields: readonly FieldError[]

  constructor(code: ErrorCode, message: string, messageZh: string, fields: readonly FieldError[] = []) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.messageZh = messageZh
    this.fields = fields
  }
}

/** The accepted answer of a command; a rejection becomes the refusal of the same code. */
export function accepted(answer: Answer): Extract<Answer, { accepted: true }> {
  if (answer.accepted) return answer
  const { code, message, messageZh } = answer.rejection
  // The engine's codes are strings; a test compares them all with errors.ts.
  throw new Refusal(code as ErrorCode, message, messageZh)
}
