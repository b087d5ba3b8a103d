import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { DueMove } from '../../engine/index.ts'
import type { Tx } from '../plugins/database.ts'
import type { CalendarNotice, MovedDueDate, ParkCalendarDay } from './calendar-notice.ts'
import { calendarNotices, parkCalendarDays } from './tables.ts'

/** All notices of some regions, the newest first. */
export async function listNotices(tx: Tx, regions: readonly string[]): Promise<readonly CalendarNotice[]> {
  return await tx
    .select()
    .from(calendarNotices)
    .where(sql`${calendarNotices.region} = any(${textArray(regions)})`)
    .orderBy(desc(calendarNotices.id))
}

/** The one that holds for a region and year; `null` where none was imported. */
export async function findLatestNotice(tx: Tx, region: string, year: number): Promise<CalendarNotice | null> {
  const [row] = await tx
    .select()
    .from(calendarNotices)
    .where(and(eq(calendarNotices.region, region), eq(calendarNotices.year, year)))
    .orderBy(desc(calendarNotices.id))
    .limit(1)
  return row ?? null
}

// Any fixed number; it only has to be the same in every release.
const IMPORT_LOCK = 7_205_743

/** Until this transaction ends, no other notice is imported. */
export async function lockNotices(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`)
}

export async function insertNotice(tx: Tx, notice: CalendarNotice): Promise<void> {
  await tx.insert(calendarNotices).values(notice)
}

/** The park's own days, the newest first; withdrawn ones too. */
export async function listParkDays(tx: Tx, parkId: string): Promise<readonly ParkCalendarDay[]> {
  return await tx
    .select()
    .from(parkCalendarDays)
    .where(eq(parkCalendarDays.parkId, parkId))
    .orderBy(desc(parkCalendarDays.fromDay), desc(parkCalendarDays.id))
}

export async function insertParkDay(tx: Tx, parkId: string, day: ParkCalendarDay): Promise<void> {
  await tx.insert(parkCalendarDays).values({ parkId, ...day })
}

/** Whether there was such a day that was not withdrawn yet. */
export async function withdrawParkDay(tx: Tx, parkId: string, id: string, by: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(parkCalendarDays)
    .set({ withdrawnBy: by, withdrawnAt: at })
    .where(and(eq(parkCalendarDays.parkId, parkId), eq(parkCalendarDays.id, id), isNull(parkCalendarDays.withdrawnAt)))
    .returning({ id: parkCalendarDays.id })
  return rows.length > 0
}

/** What a change moved in this park, the nearest first, at most `limit`, and how many in all. */
export async function listMoved(
  tx: Tx,
  parkId: string,
  cause: string,
  limit: number,
): Promise<{ readonly moves: readonly MovedDueDate[]; readonly total: number }> {
  const rows = await tx.execute<MoveRow & { readonly total: number }>(sql`
    select m.instance_id, m.key, m.old_due_at, m.new_due_at, count(*) over ()::int as total, ${namesOf('m')}
    from moved_due_dates m ${joinsOf('m')}
    where m.park_id = ${parkId} and m.cause = ${cause}
    order by m.new_due_at, m.instance_id, m.key limit ${limit}`)
  return { moves: rows.map(moveOf), total: rows[0]?.total ?? 0 }
}

/** The names by which people know what would be moved, the nearest first. */
export async function nameMoves(tx: Tx, parkId: string, moves: readonly DueMove[]): Promise<readonly MovedDueDate[]> {
  const asked = JSON.stringify(
    moves.map(({ instanceId, key, node, oldDueAt, newDueAt }) => ({
      instance_id: instanceId,
      key,
      node,
      old_due_at: new Date(oldDueAt).toISOString(),
      new_due_at: new Date(newDueAt).toISOString(),
    })),
  )
  const rows = await tx.execute<MoveRow>(sql`
    select m.instance_id, m.key, m.old_due_at, m.new_due_at, ${namesOf('m')}
    from (select ${parkId}::uuid as park_id, x.* from json_to_recordset(${asked}::text::json)
      as x (instance_id uuid, key integer, node text, old_due_at timestamptz, new_due_at timestamptz)) m ${joinsOf('m')}
    order by m.new_due_at, m.instance_id, m.key`)
  return rows.map(moveOf)
}

interface MoveRow extends Record<string, unknown> {
  readonly instance_id: string
  readonly key: number
  readonly number: string | null
  readonly project: string | null
  readonly step: string
  readonly clock: 'promised' | 'statutory'
  readonly old_due_at: string
  readonly new_due_at: string
}

function namesOf(move: string) {
  return sql.raw(
    `a.number, p.name as project, coalesce(t.name, case when c.host = 0 then d.name end, ${move}.node) as step, c.clock`,
  )
}

function joinsOf(move: string) {
  return sql.raw(`
    left join clocks c on c.park_id = ${move}.park_id and c.instance_id = ${move}.instance_id and c.key = ${move}.key
    left join tasks t on t.park_id = ${move}.park_id and t.instance_id = ${move}.instance_id and t.key = c.host
    left join lateral (select d.name from definitions d where d.park_id = c.park_id and d.process_id = c.process_id
      order by d.version desc limit 1) d on true
    left join applications a on a.park_id = ${move}.park_id and a.id = coalesce(c.root_instance_id, ${move}.instance_id)
    left join projects p on p.park_id = a.park_id and p.id = a.project_id`)
}

function moveOf(row: MoveRow): MovedDueDate {
  return {
    instanceId: row.instance_id,
    key: row.key,
    applicationNumber: row.number,
    project: row.project,
    step: row.step,
    clock: row.clock,
    oldDueAt: new Date(row.old_due_at),
    newDueAt: new Date(row.new_due_at),
  }
}

function textArray(values: readonly string[]) {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`
}
