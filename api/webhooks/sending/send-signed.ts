import type { AppParts } from '../../plugins/app-parts.ts'
import { findDestination } from '../queries.ts'
import type { AddressGuard } from './address-guard.ts'
import { type Posted, post } from './post.ts'
import { signedHeaders } from './sign.ts'

/** What the cipher names the column by. */
export const SECRET_PURPOSE = 'webhooks.secret'

export interface SendLimits {
  /** Milliseconds for one delivery, from the name to the answer. */
  readonly timeLimit: number
}

export interface SendParts extends Pick<AppParts, 'database' | 'cipher'> {
  readonly guard: AddressGuard
  readonly limits: SendLimits
}

export interface Message {
  readonly parkId: string
  readonly webhookId: string
  /** The same at every try, so that a receiver that has it already can tell. */
  readonly id: string
  readonly body: string
}

/** Sends one message to its webhook, signed now, with the secrets that hold now. */
export async function sendSigned(
  { database, cipher, guard, limits }: SendParts,
  { parkId, webhookId, id, body }: Message,
): Promise<Posted> {
  const destination = await database.inPark(parkId, (tx) => findDestination(tx, parkId, webhookId))
  if (destination === null) return { problem: 'unreachable' }
  const secrets = destination.secrets.map((sealed) => cipher.open(sealed, SECRET_PURPOSE))
  const timestamp = Math.floor(Date.now() / 1000)
  const headers = { ...signedHeaders({ id, timestamp, body }, secrets), 'user-agent': 'siji-webhook' }
  return await post(guard, { url: destination.url, headers, body, timeLimit: limits.timeLimit })
}
