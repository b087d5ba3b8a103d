import type { DatabaseClient } from '../../store/connection/client.ts'
import { forgetExpiredMessages } from '../../store/messages/kept-messages.ts'
import { forgetOldMessages } from '../../store/messages/published-messages.ts'
import { LEASE } from './bring-kept-messages.ts'

/** For how long a repetition of a message is known as one. After that it is a new message. */
const DAYS = 30

const LIMIT = 1_000

/** Forgets kept messages whose time is over, and where messages went long ago; says whether there may be more. */
export async function forgetOver(client: DatabaseClient): Promise<boolean> {
  const expired = await client.run((sql) => forgetExpiredMessages(sql, LIMIT, LEASE))
  const old = await client.run((sql) => forgetOldMessages(sql, DAYS, LIMIT))
  return expired === LIMIT || old === LIMIT
}
