/** What the log keeps of an error. */
export interface LoggedError {
  readonly [name: string]: unknown
  readonly type: string
  readonly message: string
  readonly code: string | null
  readonly stack: string
  readonly cause: LoggedError | null
}

const VALUES = /\nparams: .*?(?=\n {4}at |$)/gs

/**
 * An error as the log has it: where and what, but no value of a query, for values are about people. Drizzle writes them
 * at the end of its message, PostgreSQL into the message of a value that it cannot read (SQLSTATE class 22).
 */
export function loggedError(error: Error): LoggedError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const without = (text: string) => {
    const short = text.replace(VALUES, '')
    return code !== null && /^22[0-9A-Z]{3}$/.test(code)
      ? short.replace(error.message, 'a value could not be read')
      : short
  }
  return {
    type: error.name,
    message: without(error.message),
    code,
    stack: without(error.stack ?? ''),
    cause: error.cause instanceof Error ? loggedError(error.cause) : null,
  }
}
