import { and, eq } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { taskDrafts } from './tables.ts'

/** Whose draft about which task. */
export interface DraftAddress {
  readonly parkId: string
  readonly instanceId: string
  readonly taskKey: number
  readonly personId: string
}

/** What a person has typed on a task and not sent yet; nobody else sees it. */
export interface TaskDraft {
  /** The fields of the form as they were typed. */
  readonly typed: { readonly [name: string]: string | readonly string[] }
  readonly savedAt: Date
}

export async function findDraft(tx: Tx, address: DraftAddress): Promise<TaskDraft | null> {
  const [row] = await tx
    .select({ typed: taskDrafts.typed, savedAt: taskDrafts.savedAt })
    .from(taskDrafts)
    .where(isAt(address))
  return row ?? null
}

export async function saveDraft(tx: Tx, address: DraftAddress, draft: TaskDraft): Promise<void> {
  await tx
    .insert(taskDrafts)
    .values({ ...address, ...draft })
    .onConflictDoUpdate({
      target: [taskDrafts.parkId, taskDrafts.instanceId, taskDrafts.taskKey, taskDrafts.personId],
      set: draft,
    })
}

export async function deleteDraft(tx: Tx, address: DraftAddress): Promise<void> {
  await tx.delete(taskDrafts).where(isAt(address))
}

function isAt({ parkId, instanceId, taskKey, personId }: DraftAddress) {
  return and(
    eq(taskDrafts.parkId, parkId),
    eq(taskDrafts.instanceId, instanceId),
    eq(taskDrafts.taskKey, taskKey),
    eq(taskDrafts.personId, personId),
  )
}
