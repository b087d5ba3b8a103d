import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { BatchOrder, BatchProgress, Candidate, ItemReport, Problem } from './batch.ts'
import { batches, batchItems } from './tables.ts'

export interface NewBatch extends BatchOrder {
  readonly parkId: string
  readonly id: string
  readonly reason: string
  readonly orderedBy: string
  readonly orderedAt: Date
}

/** Writes a batch with its instances; `false` where there is one of this id already, which stays as it is. */
export async function insertBatch(tx: Tx, batch: NewBatch, candidates: readonly Candidate[]): Promise<boolean> {
  const state = candidates.length === 0 ? 'done' : 'running'
  const endedAt = candidates.length === 0 ? batch.orderedAt : null
  const [inserted] = await tx
    .insert(batches)
    .values({ ...batch, state, endedAt })
    .onConflictDoNothing({ target: [batches.parkId, batches.id] })
    .returning({ id: batches.id })
  if (inserted === undefined) return false
  const ids = candidates.map(({ id }) => id)
  await tx.execute(sql`
    insert into batch_items (park_id, batch_id, position, instance_id, state)
    select ${batch.parkId}::uuid, ${batch.id}::uuid, w.position, w.id, 'waiting'
    from unnest(${sql.param(ids)}::uuid[]) with ordinality as w(id, position)`)
  return true
}

/** One batch; `null` where the park has none of this id. */
export async function findBatch(tx: Tx, parkId: string, id: string): Promise<BatchProgress | null> {
  const [found] = await selectBatches(tx, parkId, id)
  return found ?? null
}

/** The newest first. */
export async function listBatches(tx: Tx, parkId: string): Promise<readonly BatchProgress[]> {
  return await selectBatches(tx, parkId, null)
}

async function selectBatches(tx: Tx, parkId: string, id: string | null): Promise<readonly BatchProgress[]> {
  const count = (state: string) =>
    sql<number>`(select count(*)::int from batch_items i where i.park_id = batches.park_id
      and i.batch_id = batches.id and i.state = ${state})`
  return await tx
    .select({
      id: batches.id,
      act: batches.act,
      selection: batches.selection,
      reason: batches.reason,
      orderedBy: batches.orderedBy,
      orderedAt: batches.orderedAt,
      state: batches.state,
      endedAt: batches.endedAt,
      waiting: count('waiting'),
      done: count('done'),
      refused: count('refused'),
    })
    .from(batches)
    .where(and(eq(batches.parkId, parkId), id === null ? undefined : eq(batches.id, id)))
    .orderBy(desc(batches.orderedAt), desc(batches.id))
    .limit(200)
}

/** The instances of a batch in the order in which they are taken, behind a position. */
export async function listItems(
  tx: Tx,
  parkId: string,
  batchId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly (ItemReport & { readonly position: number })[]> {
  const rows = await tx.execute<ItemRow>(sql`
    select b.position, b.instance_id as "instanceId", b.state, b.code, b.message, b.message_zh as "messageZh",
      i.process_id as "processId", i.business_key as "businessKey", a.number
    from batch_items b
    left join process_instances i on i.park_id = b.park_id and i.id = b.instance_id
    left join applications a on a.park_id = i.park_id and a.id = i.root_instance_id
    where b.park_id = ${parkId} and b.batch_id = ${batchId} and b.position > ${page.after}
    order by b.position limit ${page.limit}`)
  return rows.map(({ code, message, messageZh, processId, ...row }) => ({
    ...row,
    processId: processId ?? '',
    problem: code === null ? null : { code, message: message ?? code, messageZh: messageZh ?? code },
  }))
}

interface ItemRow extends Record<string, unknown>, Omit<ItemReport, 'problem' | 'processId'> {
  readonly position: number
  readonly processId: string | null
  readonly code: string | null
  readonly message: string | null
  readonly messageZh: string | null
}

export interface LeasedBatch {
  readonly id: string
  readonly act: BatchOrder['act']
  readonly selection: BatchOrder['selection']
  readonly reason: string
  readonly orderedBy: string
}

/** Takes the oldest running batch of a park that nobody works on, for `seconds` of real time. */
export async function leaseBatch(tx: Tx, parkId: string, seconds: number): Promise<LeasedBatch | null> {
  const [taken] = await tx.execute<LeasedBatch & Record<string, unknown>>(sql`
    update batches set leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    where park_id = ${parkId} and id = (
      select id from batches where park_id = ${parkId} and state = 'running'
        and (leased_until is null or leased_until < clock_timestamp())
      order by ordered_at, id limit 1 for update skip locked)
    returning id, act, selection, reason, ordered_by as "orderedBy"`)
  return taken ?? null
}

/** Keeps a batch for `seconds` more; `false` where it does not run any more. */
export async function keepLease(tx: Tx, parkId: string, id: string, seconds: number): Promise<boolean> {
  const kept = await tx.execute(sql`
    update batches set leased_until = clock_timestamp() + ${seconds} * interval '1 second'
    where park_id = ${parkId} and id = ${id} and state = 'running' returning id`)
  return kept.length > 0
}

/** The next instances that have not been settled. */
export async function nextItems(tx: Tx, parkId: string, batchId: string, limit: number): Promise<readonly string[]> {
  const rows = await tx
    .select({ instanceId: batchItems.instanceId })
    .from(batchItems)
    .where(and(eq(batchItems.parkId, parkId), eq(batchItems.batchId, batchId), eq(batchItems.state, 'waiting')))
    .orderBy(asc(batchItems.position))
    .limit(limit)
  return rows.map(({ instanceId }) => instanceId)
}

/** What became of one instance. */
export async function settleItem(
  tx: Tx,
  item: { readonly parkId: string; readonly batchId: string; readonly instanceId: string },
  problem: Problem | null,
  settledAt: Date,
): Promise<void> {
  const { parkId, batchId, instanceId } = item
  await tx
    .update(batchItems)
    .set({ state: problem === null ? 'done' : 'refused', ...problem, settledAt })
    .where(and(eq(batchItems.parkId, parkId), eq(batchItems.batchId, batchId), eq(batchItems.instanceId, instanceId)))
}

/** A batch is through, or somebody has stopped it; one that has ended stays as it ended. */
export async function endBatch(
  tx: Tx,
  { parkId, id }: { readonly parkId: string; readonly id: string },
  state: 'done' | 'cancelled',
  endedAt: Date,
): Promise<boolean> {
  const ended = await tx
    .update(batches)
    .set({ state, endedAt })
    .where(and(eq(batches.parkId, parkId), eq(batches.id, id), eq(batches.state, 'running')))
    .returning({ id: batches.id })
  return ended.length > 0
}
