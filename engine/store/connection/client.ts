import postgres, { type Sql } from 'postgres'
import { arrayTypes } from './array-types.ts'
import { BoundedQueue } from './bounded-queue.ts'
import { DatabaseError, isConnectionLost, isUnavailable } from './database-error.ts'

export interface ClientOptions {
  readonly url: string
  /** The role that every connection acts as; row-level security is written for it. */
  readonly role: 'siji_engine' | 'siji_app'
  readonly connections: number
  /** How much work may wait for a connection; what comes then is refused as `overloaded`. */
  readonly queueLimit?: number
  /** Milliseconds until work that has no answer is given up, its outcome unknown. */
  readonly deadline?: number
  /** PostgreSQL settings of every connection, as text: the driver drops what is false or 0. */
  readonly settings?: { readonly [name: string]: string }
}

/** Connections of a pool at this moment. */
export interface PoolLoad {
  readonly connections: number
  readonly running: number
  /** Pieces of work that wait for a connection. */
  readonly waiting: number
}

export interface DatabaseClient<Handle = Sql> {
  /** Runs `work` on a pool's handle within the deadline. Rejects with a `DatabaseError` when the database is away. */
  readonly run: <T>(work: (handle: Handle) => Promise<T>) => Promise<T>
  readonly load: () => PoolLoad
  readonly close: () => Promise<void>
}

/** A client for statements written by hand. */
export function openClient(options: ClientOptions): DatabaseClient {
  return openPool(options, (sql) => sql)
}

/**
 * A pool that neither hangs nor queues for ever: work waits in a bounded queue, and a deadline destroys the whole pool,
 * because a query on a connection that swallows everything can be ended in no other way; so does a lost connection.
 */
export function openPool<Handle>(options: ClientOptions, adapt: (sql: Sql) => Handle): DatabaseClient<Handle> {
  const deadline = options.deadline ?? 8_000
  const queue = new BoundedQueue(options.connections, options.queueLimit ?? 500)
  let pool = connect(options, deadline)
  let handle = adapt(pool)
  let closed = false

  function replacePool(expired: Sql): void {
    if (expired !== pool || closed) return
    void expired.end({ timeout: 0 })
    pool = connect(options, deadline)
    handle = adapt(pool)
  }

  async function attempt<T>(work: (handle: Handle) => Promise<T>, askedAt: number): Promise<T> {
    if (closed) throw new DatabaseError('database-unavailable')
    // What waited long has a caller who is about to leave; working for it would keep all others waiting too.
    if (performance.now() - askedAt > deadline / 2) throw new DatabaseError('overloaded')
    const current = pool
    try {
      return await withDeadline(work(handle), deadline, () => replacePool(current))
    } catch (cause) {
      // The rest of a transaction that lost its connection must not run on the next one in its place.
      if (isConnectionLost(cause)) replacePool(current)
      throw isUnavailable(cause) ? new DatabaseError('database-unavailable', { cause }) : cause
    }
  }

  return {
    run: async (work) => {
      const askedAt = performance.now()
      return await queue.run(() => attempt(work, askedAt))
    },
    load: () => ({ connections: options.connections, ...queue.load() }),
    close: async () => {
      closed = true
      await pool.end({ timeout: 5 })
    },
  }
}

function connect(options: ClientOptions, deadline: number): Sql {
  return postgres(options.url, {
    max: options.connections,
    connect_timeout: 5,
    // Its own pauses grow to 20 s, and queries wait silently meanwhile.
    backoff: () => 0.25,
    onnotice: () => {},
    fetch_types: false,
    types: arrayTypes,
    connection: {
      role: options.role,
      statement_timeout: deadline,
      lock_timeout: Math.ceil(deadline / 2),
      idle_in_transaction_session_timeout: deadline,
      tcp_user_timeout: deadline,
      ...options.settings,
    },
  })
}

async function withDeadline<T>(work: Promise<T>, milliseconds: number, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DatabaseError('database-unavailable'))
      giveUp()
    }, milliseconds)
  })
  try {
    return await Promise.race([work, expiry])
  } finally {
    clearTimeout(timer)
  }
}
