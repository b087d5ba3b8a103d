import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'
import { webhookDeliveries, webhooks } from '../tables.ts'
import type { DeadLetter } from '../webhook.ts'

export interface WebhookKey {
  readonly parkId: string
  readonly webhookId: string
}

export interface NewDelivery {
  readonly number: number
  readonly id: string
  readonly instanceId: string
  readonly body: string
}

/** Moves the cursor and writes what is to be sent, both or neither; `false` where another node has moved it. */
export async function advanceCursor(
  tx: Tx,
  { parkId, webhookId }: WebhookKey,
  { from, to }: { readonly from: number; readonly to: number },
  deliveries: readonly NewDelivery[],
): Promise<boolean> {
  const [moved] = await tx
    .update(webhooks)
    .set({ reached: to })
    .where(
      and(
        eq(webhooks.parkId, parkId),
        eq(webhooks.id, webhookId),
        eq(webhooks.reached, from),
        eq(webhooks.isActive, true),
      ),
    )
    .returning({ id: webhooks.id })
  if (moved === undefined) return false
  if (deliveries.length > 0)
    await tx
      .insert(webhookDeliveries)
      .values(deliveries.map((delivery) => ({ parkId, webhookId, ...delivery })))
      // A cursor that was put back to the first number that is kept comes by the same ones again.
      .onConflictDoNothing()
  return true
}

/** A delivery on lease; its attempt fences it. */
export interface LeasedDelivery extends WebhookKey {
  readonly number: number
  readonly id: string
  readonly body: string
  readonly tries: number
  readonly attempt: number
}

/**
 * Takes what is due, for `seconds`: of each instance only the first that is not taken yet, and never more than
 * `together` at once for one webhook, on all nodes. Whoever comes while another counts takes nothing.
 */
export async function leaseDeliveries(
  tx: Tx,
  { parkId, webhookId }: WebhookKey,
  { most, together, seconds }: { readonly most: number; readonly together: number; readonly seconds: number },
): Promise<readonly LeasedDelivery[]> {
  const [locked] = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, webhookId), eq(webhooks.isActive, true)))
    .for('update', { skipLocked: true })
  if (locked === undefined) return []
  // One that ends later than any could was taken before the clock was put back.
  const isFree = sql`(d.leased_until is null or d.leased_until < clock_timestamp()
    or d.leased_until > clock_timestamp() + ${2 * seconds} * interval '1 second')`
  const rows = await tx.execute<LeasedDelivery & Record<string, unknown>>(sql`
    update webhook_deliveries t
    set leased_until = clock_timestamp() + ${seconds} * interval '1 second', attempt = t.attempt + 1
    from (
      select d.number from webhook_deliveries d
      where d.park_id = ${parkId} and d.webhook_id = ${webhookId} and d.state = 'pending'
        and d.due_at <= clock_timestamp() and ${isFree}
        and not exists (select from webhook_deliveries e where e.park_id = d.park_id and e.webhook_id = d.webhook_id
          and e.instance_id = d.instance_id and e.number < d.number)
      order by d.due_at, d.number limit least(${most}::bigint, greatest(0, ${together} - (
        select count(*) from webhook_deliveries d where d.park_id = ${parkId} and d.webhook_id = ${webhookId}
          and d.state = 'pending' and not ${isFree})))) due
    where t.park_id = ${parkId} and t.webhook_id = ${webhookId} and t.number = due.number
    returning t.park_id as "parkId", t.webhook_id as "webhookId", t.number::float8 as number, t.id, t.body, t.tries,
      t.attempt`)
  return [...rows]
}

/** It was taken: it is gone from here. */
export async function settleTaken(tx: Tx, delivery: LeasedDelivery): Promise<void> {
  const { parkId, webhookId } = delivery
  const gone = await tx.delete(webhookDeliveries).where(isStillHeld(delivery)).returning({ id: webhookDeliveries.id })
  if (gone.length === 0) return
  await tx
    .update(webhooks)
    .set({ deliveredAt: sql`clock_timestamp()` })
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, webhookId)))
}

export interface Failure {
  readonly problem: string
  /** Milliseconds until the next try; `null` = there is none, it is a dead letter. */
  readonly pause: number | null
  /** The receiver wants nothing more: the webhook is switched off, and this is sent when it is switched on again. */
  readonly isGone: boolean
}

export async function settleFailed(
  tx: Tx,
  delivery: LeasedDelivery,
  { problem, pause, isGone }: Failure,
): Promise<void> {
  const { parkId, webhookId } = delivery
  const failedAt = sql`clock_timestamp()`
  const settled = await tx
    .update(webhookDeliveries)
    .set({
      state: pause === null ? 'dead' : 'pending',
      tries: delivery.tries + (isGone ? 0 : 1),
      dueAt: sql`clock_timestamp() + ${pause ?? 0} * interval '1 millisecond'`,
      leasedUntil: null,
      problem,
      failedAt,
    })
    .where(isStillHeld(delivery))
    .returning({ id: webhookDeliveries.id })
  if (settled.length === 0) return
  await tx
    .update(webhooks)
    .set({ problem, failedAt, ...(isGone ? { isActive: false, switchedOff: 'gone' as const } : {}) })
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, webhookId)))
}

function isStillHeld({ parkId, webhookId, number, attempt }: LeasedDelivery) {
  return and(
    eq(webhookDeliveries.parkId, parkId),
    eq(webhookDeliveries.webhookId, webhookId),
    eq(webhookDeliveries.number, number),
    eq(webhookDeliveries.attempt, attempt),
  )
}

/** What was not taken after the last try, the oldest event first. */
export async function listDeadLetters(
  tx: Tx,
  { parkId, webhookId }: WebhookKey,
  limit: number,
): Promise<readonly DeadLetter[]> {
  return await tx
    .select({
      id: webhookDeliveries.id,
      number: webhookDeliveries.number,
      instanceId: webhookDeliveries.instanceId,
      tries: webhookDeliveries.tries,
      problem: webhookDeliveries.problem,
      failedAt: webhookDeliveries.failedAt,
      heldBack: sql<number>`(select count(*)::int from webhook_deliveries e
        where e.park_id = webhook_deliveries.park_id and e.webhook_id = webhook_deliveries.webhook_id
          and e.instance_id = webhook_deliveries.instance_id and e.number > webhook_deliveries.number)`,
    })
    .from(webhookDeliveries)
    .where(isDead({ parkId, webhookId }, null))
    .orderBy(asc(webhookDeliveries.number))
    .limit(limit)
}

/** Sends dead letters again as if for the first time, one or (`null`) all; gives how many. */
export async function reviveDeadLetters(tx: Tx, key: WebhookKey, id: string | null): Promise<number> {
  const revived = await tx
    .update(webhookDeliveries)
    .set({ state: 'pending', tries: 0, dueAt: sql`clock_timestamp()`, leasedUntil: null })
    .where(isDead(key, id))
    .returning({ id: webhookDeliveries.id })
  return revived.length
}

/** Gives one up for good, so that what waits behind it is sent; `false` where there is none. */
export async function discardDeadLetter(tx: Tx, key: WebhookKey, id: string): Promise<boolean> {
  const gone = await tx.delete(webhookDeliveries).where(isDead(key, id)).returning({ id: webhookDeliveries.id })
  return gone.length > 0
}

export async function countDeadLetters(tx: Tx, key: WebhookKey, id: string | null): Promise<number> {
  return await tx.$count(webhookDeliveries, isDead(key, id))
}

function isDead({ parkId, webhookId }: WebhookKey, id: string | null) {
  return and(
    eq(webhookDeliveries.parkId, parkId),
    eq(webhookDeliveries.webhookId, webhookId),
    eq(webhookDeliveries.state, 'dead'),
    id === null ? undefined : eq(webhookDeliveries.id, id),
  )
}
