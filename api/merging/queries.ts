import { and, asc, eq, isNotNull, type SQL } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { mergedFindings, mergedLines } from './tables.ts'

/** Words of a line in which several findings stand. */
export interface LineWords {
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}

export interface MergedLine extends LineWords {
  readonly id: string
  /** Ids, at least two. */
  readonly findings: readonly string[]
}

/** What the lead has made of the findings so far; what it does not name is told as it was written. */
export interface Merging {
  readonly lines: readonly MergedLine[]
  /** Why, by the id of the finding that is left out. */
  readonly setAside: ReadonlyMap<string, string>
}

export interface Hand {
  readonly personId: string
  readonly writtenAt: Date
}

export async function readMerging(tx: Tx, parkId: string, at: TaskAddress): Promise<Merging> {
  const { id, whatIsWrong, howToFix, rule } = mergedLines
  const words = await tx
    .select({ id, whatIsWrong, howToFix, rule })
    .from(mergedLines)
    .where(
      and(eq(mergedLines.parkId, parkId), eq(mergedLines.instanceId, at.instance), eq(mergedLines.taskKey, at.key)),
    )
    .orderBy(asc(mergedLines.writtenAt), asc(mergedLines.id))
  const { findingId, lineId, reason } = mergedFindings
  const placed = await tx
    .select({ findingId, lineId, reason })
    .from(mergedFindings)
    .where(placedAt(parkId, at))
    .orderBy(asc(findingId))
  return {
    lines: words.map((line) => ({
      ...line,
      findings: placed.flatMap((each) => (each.lineId === line.id ? [each.findingId] : [])),
    })),
    setAside: new Map(placed.flatMap((each) => (each.reason === null ? [] : [[each.findingId, each.reason] as const]))),
  }
}

export async function insertLine(
  tx: Tx,
  parkId: string,
  at: TaskAddress & { readonly applicationId: string },
  line: MergedLine,
  hand: Hand,
): Promise<void> {
  const { findings, ...words } = line
  const place = { parkId, instanceId: at.instance, taskKey: at.key }
  await tx.insert(mergedLines).values({ ...place, ...words, applicationId: at.applicationId, ...hand })
  await tx
    .insert(mergedFindings)
    .values(findings.map((findingId) => ({ ...place, findingId, lineId: line.id, ...hand })))
}

/** Its findings are told as they were written again; false where there was none. */
export async function deleteLine(tx: Tx, parkId: string, at: TaskAddress, lineId: string): Promise<boolean> {
  // The line takes its findings with it.
  const gone = await tx
    .delete(mergedLines)
    .where(
      and(
        eq(mergedLines.parkId, parkId),
        eq(mergedLines.instanceId, at.instance),
        eq(mergedLines.taskKey, at.key),
        eq(mergedLines.id, lineId),
      ),
    )
    .returning({ id: mergedLines.id })
  return gone.length > 0
}

export async function insertSetAside(
  tx: Tx,
  parkId: string,
  at: TaskAddress,
  { findingId, reason }: { readonly findingId: string; readonly reason: string },
  hand: Hand,
): Promise<void> {
  await tx
    .insert(mergedFindings)
    .values({ parkId, instanceId: at.instance, taskKey: at.key, findingId, reason, ...hand })
}

export async function deleteSetAside(tx: Tx, parkId: string, at: TaskAddress, findingId: string): Promise<boolean> {
  const gone = await tx
    .delete(mergedFindings)
    .where(and(placedAt(parkId, at), eq(mergedFindings.findingId, findingId), isNotNull(mergedFindings.reason)))
    .returning({ findingId: mergedFindings.findingId })
  return gone.length > 0
}

function placedAt(parkId: string, at: TaskAddress): SQL | undefined {
  return and(
    eq(mergedFindings.parkId, parkId),
    eq(mergedFindings.instanceId, at.instance),
    eq(mergedFindings.taskKey, at.key),
  )
}
