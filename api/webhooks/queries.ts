import { and, asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { webhookDeliveries, webhooks } from './tables.ts'
import type { SwitchedOff, Webhook, WebhookRule } from './webhook.ts'

/** Every webhook of a park by name. */
export async function listWebhooks(tx: Tx, parkId: string): Promise<readonly Webhook[]> {
  return await selectWebhooks(tx, parkId, null)
}

/** `null` where the park has none of this id. */
export async function findWebhook(tx: Tx, parkId: string, id: string): Promise<Webhook | null> {
  return (await selectWebhooks(tx, parkId, id))[0] ?? null
}

async function selectWebhooks(tx: Tx, parkId: string, id: string | null): Promise<readonly Webhook[]> {
  const count = (state: 'pending' | 'dead') => sql<number>`(select count(*)::int from ${webhookDeliveries} d
    where d.park_id = webhooks.park_id and d.webhook_id = webhooks.id and d.state = ${state})`
  return await tx
    .select({
      id: webhooks.id,
      name: webhooks.name,
      url: webhooks.url,
      events: webhooks.events,
      audience: webhooks.audience,
      isActive: webhooks.isActive,
      switchedOff: webhooks.switchedOff,
      reached: webhooks.reached,
      pending: count('pending'),
      dead: count('dead'),
      deliveredAt: webhooks.deliveredAt,
      failedAt: webhooks.failedAt,
      problem: webhooks.problem,
      previousUntil: webhooks.previousUntil,
    })
    .from(webhooks)
    .where(and(eq(webhooks.parkId, parkId), id === null ? undefined : eq(webhooks.id, id)))
    .orderBy(asc(webhooks.name), asc(webhooks.id))
}

export interface NewWebhook extends WebhookRule {
  readonly parkId: string
  readonly id: string
  readonly secret: Uint8Array
  readonly reached: number
  readonly changedBy: string
}

export async function insertWebhook(tx: Tx, webhook: NewWebhook): Promise<void> {
  await tx.insert(webhooks).values(webhook)
}

/** Changes what is said of it; `switchedOff` `null` = it runs. */
export async function updateWebhook(
  tx: Tx,
  { parkId, id }: { readonly parkId: string; readonly id: string },
  rule: WebhookRule & { readonly switchedOff: SwitchedOff | null },
  changedBy: string,
): Promise<void> {
  await tx
    .update(webhooks)
    .set({
      ...rule,
      isActive: rule.switchedOff === null,
      changedBy,
      changedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, id)))
}

/** With all that was to be sent to it. */
export async function deleteWebhook(tx: Tx, parkId: string, id: string): Promise<void> {
  await tx.delete(webhooks).where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, id)))
}

/** The present secret becomes the one before, which holds for `hours` more. */
export async function replaceSecret(
  tx: Tx,
  { parkId, id }: { readonly parkId: string; readonly id: string },
  secret: Uint8Array,
  hours: number,
  changedBy: string,
): Promise<void> {
  await tx
    .update(webhooks)
    .set({
      secret,
      previousSecret: sql`${webhooks.secret}`,
      previousUntil: sql`clock_timestamp() + ${hours} * interval '1 hour'`,
      changedBy,
      changedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, id)))
}

/** Where to send and with which secrets to sign, sealed; the present one first. */
export interface Destination {
  readonly url: string
  readonly secrets: readonly Uint8Array[]
}

export async function findDestination(tx: Tx, parkId: string, id: string): Promise<Destination | null> {
  const [row] = await tx
    .select({
      url: webhooks.url,
      secret: webhooks.secret,
      previous: sql<Uint8Array | null>`case when ${webhooks.previousUntil} > clock_timestamp()
        then ${webhooks.previousSecret} end`,
    })
    .from(webhooks)
    .where(and(eq(webhooks.parkId, parkId), eq(webhooks.id, id)))
  if (row === undefined) return null
  return { url: row.url, secrets: row.previous === null ? [row.secret] : [row.secret, row.previous] }
}

/** Parks in which something is to be made ready or sent; outside parks. */
export async function listParksWithWork(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select parks_with_webhook_work() as id`)
  return rows.map(({ id }) => id)
}
