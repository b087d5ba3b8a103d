import { v7 } from 'uuid'
import { daysOf, writeDay } from '../../engine/index.ts'
import type { Park } from '../parks/park.ts'
import { listParks } from '../parks/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Database, Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { CalendarNotice, MovedDueDate } from './calendar-notice.ts'
import { findLatestNotice, insertNotice, listMoved, lockNotices, nameMoves } from './queries.ts'
import { type AskedNotice, noticeErrors, type ReadNotice, readAskedNotice } from './read-asked-notice.ts'
import { regionsOf } from './regions.ts'

export interface NoticePreview {
  readonly reading: ReadNotice
  /** The notice of that year that holds now; `null` where none was imported. */
  readonly current: CalendarNotice | null
  /** The one that holds says the same already. */
  readonly isKnown: boolean
  /** Every open due date of this park that would move. */
  readonly moves: readonly MovedDueDate[]
  /** How many would move in each park that the notice reaches, also where none would; by their short names. */
  readonly parks: readonly ParkMoves[]
}

/** How many due dates a notice moves, or would move, in a park. */
export interface ParkMoves {
  readonly slug: string
  readonly name: string
  readonly moved: number
}

/** What importing this notice would do; nothing is written. */
export async function previewNotice(
  app: Pick<AppParts, 'engine' | 'database'>,
  park: Park,
  asked: AskedNotice,
): Promise<NoticePreview> {
  refuseForeignRegion(park, asked.region)
  const reading = readAskedNotice(asked)
  const { year, holidays, makeUpWorkdays } = reading
  const current =
    year === null ? null : await app.database.outsideParks((tx) => findLatestNotice(tx, asked.region, year))
  const isKnown = current !== null && saysTheSame(current, reading)
  if (year === null || reading.problems.length > 0 || isKnown) {
    return { reading, current, isKnown, moves: [], parks: [] }
  }
  const notice = { region: asked.region, year, holidays, makeUpWorkdays }
  const foreseen = await app.engine.foreseeDueDates({ notice })
  const own = foreseen.get(park.id) ?? []
  const parks = (await app.database.outsideParks(listParks)).flatMap(({ id, slug, name }) => {
    const moves = foreseen.get(id)
    return moves === undefined ? [] : [{ slug, name, moved: moves.length }]
  })
  const moves = await app.database.inPark(park.id, (tx) => nameMoves(tx, park.id, own))
  return { reading, current, isKnown, moves, parks }
}

/** How many due dates a notice has moved in each park, where it moved any. */
export async function movedByPark(database: Database, noticeId: string): Promise<readonly ParkMoves[]> {
  const moved: ParkMoves[] = []
  for (const { id, slug, name } of await database.outsideParks(listParks)) {
    const { total } = await database.inPark(id, (tx) => listMoved(tx, id, noticeId, 1))
    if (total > 0) moved.push({ slug, name, moved: total })
  }
  return moved
}

export interface ImportedNotice {
  readonly id: string
  readonly year: number
  /** The notice that holds says the same already: nothing was written. */
  readonly repeated: boolean
}

/** Writes the notice down, if the one that holds says otherwise. Due dates follow when the transaction is over. */
export async function importNotice(
  tx: Tx,
  park: Park,
  asked: AskedNotice,
  by: { readonly personId: string; readonly at: number },
): Promise<ImportedNotice> {
  refuseForeignRegion(park, asked.region)
  const reading = readAskedNotice(asked)
  const { year, holidays, makeUpWorkdays, documentHash } = reading
  if (year === null || reading.problems.length > 0) {
    const errors = noticeErrors(reading.problems)
    throw new Refusal(
      'notice-refused',
      `Expected a notice that can be read without doubt. ${errors[0]?.message ?? ''}`,
      `放假安排不能导入：${errors[0]?.messageZh ?? ''}`,
      errors,
    )
  }
  await lockNotices(tx)
  const current = await findLatestNotice(tx, asked.region, year)
  if (current !== null && saysTheSame(current, reading)) return { id: current.id, year, repeated: true }
  const id = v7()
  await insertNotice(tx, {
    id,
    region: asked.region,
    year,
    title: asked.title ?? reading.title ?? `${year}年节假日安排`,
    number: asked.number ?? reading.number,
    issuedOn: asked.issuedOn ?? reading.issuedOn,
    url: asked.url,
    holidays,
    makeUpWorkdays,
    document: asked.document,
    documentHash,
    importedBy: by.personId,
    importedAt: new Date(by.at),
  })
  return { id, year, repeated: false }
}

function saysTheSame(current: CalendarNotice, reading: ReadNotice): boolean {
  return meaningOf(current) === meaningOf(reading)
}

/** Which days are off, by name, and which are worked; whatever the document looks like. */
function meaningOf({ holidays, makeUpWorkdays }: Pick<CalendarNotice, 'holidays' | 'makeUpWorkdays'>): string {
  const off = holidays.flatMap(({ days, name }) => daysOf(days).map((day) => `${writeDay(day)} ${name}`))
  return JSON.stringify([[...off].sort(), [...makeUpWorkdays].sort()])
}

function refuseForeignRegion(park: Park, region: string): void {
  if (regionsOf(park).includes(region)) return
  throw new Refusal(
    'region-not-here',
    `Expected one of the regions of this park (${regionsOf(park).join(', ')}), but found ${region}.`,
    `本园区适用的地区为 ${regionsOf(park).join('、')}，不包括 ${region}。`,
  )
}
