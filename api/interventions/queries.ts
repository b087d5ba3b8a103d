import { and, eq } from 'drizzle-orm'
import { answers } from '../answers/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { interventions } from './tables.ts'

export interface Intervention {
  readonly parkId: string
  readonly commandId: string
  readonly instanceId: string
  readonly personId: string
  readonly reason: string
  readonly writtenAt: Date
}

/** Keeps the reason; one that was written under this command id before stays as it was. Gives what stands. */
export async function keepIntervention(tx: Tx, intervention: Intervention): Promise<Intervention> {
  await tx
    .insert(interventions)
    .values(intervention)
    .onConflictDoNothing({ target: [interventions.parkId, interventions.commandId] })
  const [kept] = await tx
    .select()
    .from(interventions)
    .where(and(eq(interventions.parkId, intervention.parkId), eq(interventions.commandId, intervention.commandId)))
  if (kept === undefined) throw new Error(`Expected the reason of ${intervention.commandId}, but found none.`)
  return kept
}

/** Whether somebody has given a reason under this command id: it was possible once, and may have been done. */
export async function isKept(tx: Tx, parkId: string, commandId: string): Promise<boolean> {
  const rows = await tx
    .select({ commandId: interventions.commandId })
    .from(interventions)
    .where(and(eq(interventions.parkId, parkId), eq(interventions.commandId, commandId)))
  return rows.length > 0
}

/** The reasons that people gave with commands to an instance, by the id of the command. */
export async function listReasons(tx: Tx, parkId: string, instanceId: string): Promise<ReadonlyMap<string, string>> {
  const given = await tx
    .select({ commandId: interventions.commandId, reason: interventions.reason })
    .from(interventions)
    .where(and(eq(interventions.parkId, parkId), eq(interventions.instanceId, instanceId)))
  const answered = await tx
    .select({ commandId: answers.commandId, reason: answers.reason })
    .from(answers)
    .where(and(eq(answers.parkId, parkId), eq(answers.instanceId, instanceId)))
  return new Map(
    [...answered, ...given].flatMap(({ commandId, reason }) => (reason === null ? [] : [[commandId, reason] as const])),
  )
}
