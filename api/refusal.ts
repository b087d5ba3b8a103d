import type { Answer } from '../engine/index.ts'
import type { ErrorCode } from './errors.ts'
import type { FoundIssue } from './issues-in-both-languages.ts'

/** One thing that is wrong with a field of the request. */
export interface FieldError {
  /** Where: `form.creditCode`, `body.files`. */
  readonly field: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
  /** Line in a file that was sent, counted from 1. */
  readonly line?: number | null
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

type Rejection = Extract<Answer, { accepted: false }>['rejection']

/** The accepted answer of a command; a rejection becomes the refusal of the same code. */
export function accepted<Yes extends { readonly accepted: true }>(
  answer: Yes | Extract<Answer, { accepted: false }>,
): Yes {
  if (answer.accepted) return answer
  throw refusalOf(answer.rejection)
}

/** What the engine said no to, as the refusal of the same code. */
export function refusalOf({ code, message, messageZh }: Rejection): Refusal {
  // The engine's codes are strings; a test compares them all with errors.ts.
  return new Refusal(code as ErrorCode, message, messageZh)
}

/** A request that is not as its schema says; `part` is `body`, `params` or `querystring`. */
export function invalidRequest(part: string, issues: readonly FoundIssue[]): Refusal {
  const fields = issues.map(({ path, code, message, messageZh }): FieldError => {
    const field = [part, ...path.map(String)].join('.')
    return { field, code, message, messageZh: `${field} 不符合要求：${messageZh}` }
  })
  return new Refusal(
    'invalid-request',
    `Expected a request as the API page describes it, but ${fields.map(({ field }) => field).join(', ')} is wrong.`,
    `请求内容有误：${fields.map(({ field }) => field).join('、')}。`,
    fields,
  )
}
