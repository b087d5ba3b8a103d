const SENTENCES = {
  overloaded: ['The database is busy and its queue is full. Try again later.', '数据库繁忙，排队已满，请稍后重试。'],
  'database-unavailable': [
    'The database did not answer. Whether the change took place is not known: repeat it with the same id.',
    '数据库没有应答，操作是否生效尚不确定，请用同一编号重试。',
  ],
} as const

export type DatabaseErrorCode = keyof typeof SENTENCES

/** The database could not be asked, or did not answer in time. Repeating with the same command id is always safe. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode
  readonly messageZh: string
  readonly retryable = true

  constructor(code: DatabaseErrorCode, options?: { readonly cause?: unknown }) {
    super(SENTENCES[code][0], options)
    this.name = 'DatabaseError'
    this.code = code
    this.messageZh = SENTENCES[code][1]
  }
}

/** SQLSTATE, or the client's own code of a broken connection, also where a query builder wrapped the error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? null : sqlState(error.cause)
}

const UNAVAILABLE = new Set([
  'CONNECTION_DESTROYED',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Whether the server could not be reached, was shutting down, or went away while it worked. */
export function isUnavailable(error: unknown): boolean {
  const code = sqlState(error)
  if (code === null) return false
  // Class 08 connection, 57P admin intervention, 53 lack of resources (100: the disk), 25006 a standby's read-only.
  return UNAVAILABLE.has(code) || /^(08|57P|53|25006)/.test(code)
}

/** Whether an established connection ended, so that what was going on over it ended with it. */
export function isConnectionLost(error: unknown): boolean {
  return /^(CONNECTION_CLOSED|ECONNRESET|EPIPE|57P0[1-3])$/.test(sqlState(error) ?? '')
}
