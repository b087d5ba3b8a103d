import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../plugins/database.ts'
import { parkTimetables } from '../tables.ts'
import type { ParkTimetable } from './timetables.ts'

/** The hours of a park by weekday, those that come last first; withdrawn ones too. */
export async function listTimetables(tx: Tx, parkId: string): Promise<readonly ParkTimetable[]> {
  const { fromDay: from, id, week, reason, enteredBy, enteredAt, withdrawnAt } = parkTimetables
  return await tx
    .select({ id, from, week, reason, enteredBy, enteredAt, withdrawnAt })
    .from(parkTimetables)
    .where(eq(parkTimetables.parkId, parkId))
    .orderBy(desc(from), desc(id))
}

export async function insertTimetable(tx: Tx, parkId: string, { from, ...said }: ParkTimetable): Promise<void> {
  await tx.insert(parkTimetables).values({ parkId, fromDay: from, ...said })
}

/** Whether there were such hours that were not withdrawn yet. */
export async function withdrawTimetable(tx: Tx, parkId: string, id: string, by: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(parkTimetables)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(parkTimetables.parkId, parkId), eq(parkTimetables.id, id), isNull(parkTimetables.withdrawnAt)))
    .returning({ id: parkTimetables.id })
  return rows.length > 0
}
