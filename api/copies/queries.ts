import { and, asc, count, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { taskCopies } from './tables.ts'

/** 抄送: a task that somebody showed to colleagues, and why. */
export interface TaskCopy {
  readonly id: string
  readonly copiedBy: string
  readonly note: string
  readonly copiedAt: Date
  readonly recipients: readonly CopyRecipient[]
}

export interface CopyRecipient {
  readonly personId: string
  readonly name: string
  readonly readAt: Date | null
}

export interface NewCopy {
  readonly id: string
  readonly people: readonly string[]
  readonly copiedBy: string
  readonly note: string
  readonly copiedAt: Date
}

export async function insertCopies(tx: Tx, parkId: string, at: TaskAddress, copy: NewCopy): Promise<void> {
  const { people: recipients, ...act } = copy
  const rows = recipients.map((personId) => ({
    ...{ parkId, personId, instanceId: at.instance, taskKey: at.key },
    ...act,
  }))
  await tx.insert(taskCopies).values(rows)
}

/** Whom this sender has told the same about the task already, with the act by which they did. */
export async function listTold(
  tx: Tx,
  parkId: string,
  at: TaskAddress,
  { copiedBy, note }: Pick<NewCopy, 'copiedBy' | 'note'>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ personId: taskCopies.personId, id: taskCopies.id })
    .from(taskCopies)
    .where(and(isOf(parkId, at), eq(taskCopies.copiedBy, copiedBy), eq(taskCopies.note, note)))
  return new Map(rows.map(({ personId, id }) => [personId, id]))
}

/** Every copy of one task, in the order in which they were sent. */
export async function listCopies(tx: Tx, parkId: string, at: TaskAddress): Promise<readonly TaskCopy[]> {
  const rows = await tx
    .select({
      id: taskCopies.id,
      copiedBy: taskCopies.copiedBy,
      note: taskCopies.note,
      copiedAt: taskCopies.copiedAt,
      personId: taskCopies.personId,
      name: people.name,
      readAt: taskCopies.readAt,
    })
    .from(taskCopies)
    .innerJoin(people, eq(people.id, taskCopies.personId))
    .where(isOf(parkId, at))
    .orderBy(asc(taskCopies.copiedAt), asc(taskCopies.id), asc(people.name))
  const copies = new Map<string, TaskCopy>()
  for (const { personId, name, readAt, ...act } of rows) {
    const recipients = [...(copies.get(act.id)?.recipients ?? []), { personId, name, readAt }]
    copies.set(act.id, { ...act, recipients })
  }
  return [...copies.values()]
}

/** Whether this person got a copy of the task, and so may read it. */
export async function isCopiedTo(tx: Tx, parkId: string, at: TaskAddress, personId: string): Promise<boolean> {
  return (await tx.$count(taskCopies, and(isOf(parkId, at), eq(taskCopies.personId, personId)))) > 0
}

/** Of these tasks, by `instance.key`: those of which this person got a copy, and whether one of them is unread. */
export async function listReceived(
  tx: Tx,
  parkId: string,
  personId: string,
  instances: readonly string[],
): Promise<ReadonlyMap<string, { readonly isUnread: boolean }>> {
  if (instances.length === 0) return new Map()
  const rows = await tx
    .select({ instanceId: taskCopies.instanceId, taskKey: taskCopies.taskKey, readAt: taskCopies.readAt })
    .from(taskCopies)
    .where(
      and(
        eq(taskCopies.parkId, parkId),
        eq(taskCopies.personId, personId),
        inArray(taskCopies.instanceId, [...new Set(instances)]),
      ),
    )
  const received = new Map<string, { readonly isUnread: boolean }>()
  for (const { instanceId, taskKey, readAt } of rows) {
    const id = `${instanceId}.${taskKey}`
    received.set(id, { isUnread: readAt === null || received.get(id)?.isUnread === true })
  }
  return received
}

/** How many tasks this person was shown and has not opened yet. */
export async function countUnread(tx: Tx, parkId: string, personId: string): Promise<number> {
  const { instanceId, taskKey } = taskCopies
  const unread = tx
    .selectDistinct({ instanceId, taskKey })
    .from(taskCopies)
    .where(and(eq(taskCopies.parkId, parkId), eq(taskCopies.personId, personId), isNull(taskCopies.readAt)))
    .as('unread')
  const [row] = await tx.select({ count: count() }).from(unread)
  return row?.count ?? 0
}

/** This person has seen the task: of no copy of theirs it is news any more. Gives how many were. */
export async function markRead(tx: Tx, parkId: string, at: TaskAddress, personId: string, now: Date): Promise<number> {
  const rows = await tx
    .update(taskCopies)
    .set({ readAt: now })
    .where(and(isOf(parkId, at), eq(taskCopies.personId, personId), isNull(taskCopies.readAt)))
    .returning({ id: taskCopies.id })
  return rows.length
}

function isOf(parkId: string, { instance, key }: TaskAddress): SQL | undefined {
  return and(eq(taskCopies.parkId, parkId), eq(taskCopies.instanceId, instance), eq(taskCopies.taskKey, key))
}
