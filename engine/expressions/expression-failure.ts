/** Why an expression has no value: a wrong type, an unknown function, a budget that is spent. */
export class ExpressionFailure extends Error {
  readonly code: string
  readonly messageZh: string

  constructor(code: string, message: string, messageZh: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ExpressionFailure'
    this.code = code
    this.messageZh = messageZh
  }
}
