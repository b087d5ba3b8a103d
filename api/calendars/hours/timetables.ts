import { v7 } from 'uuid'
import { localTime, type Office, readDay, writeDay } from '../../../engine/index.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Tx } from '../../plugins/database.ts'
import { Refusal } from '../../refusal.ts'
import type { MovedDueDate } from '../calendar-notice.ts'
import { nameMoves } from '../queries.ts'
import { insertTimetable, listTimetables, withdrawTimetable } from './queries.ts'

/** Hours by weekday from a day on: seven lists, Monday first, of spans `HH:MM-HH:MM`. */
export interface AskedTimetable {
  readonly from: string
  readonly week: readonly (readonly string[])[]
  readonly reason: string
}

/** Hours as they were entered. */
export interface ParkTimetable extends AskedTimetable {
  readonly id: string
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly withdrawnAt: Date | null
}

type ByWhom = { readonly personId: string; readonly at: number }

const SPAN = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/
const MOST_SPANS = 6
/** Days: further ahead nobody knows their hours. */
const FURTHEST = 800

/** Every open due date that these hours would move, the nearest first; nothing is written. */
export async function previewTimetable(
  app: Pick<AppParts, 'engine' | 'database'>,
  parkId: string,
  asked: AskedTimetable,
  office: Office,
): Promise<readonly MovedDueDate[]> {
  refuseUnfit(asked, office, app.engine.now())
  const { from, week } = asked
  const foreseen = await app.engine.foreseeDueDates({ hours: { parkId, from, week } })
  return await app.database.inPark(parkId, (tx) => nameMoves(tx, parkId, foreseen.get(parkId) ?? []))
}

/** Sets hours from a day on; open due dates follow when the transaction is over (民法典 art. 203). */
export async function enterTimetable(
  tx: Tx,
  parkId: string,
  asked: AskedTimetable,
  office: Office,
  by: ByWhom,
): Promise<ParkTimetable> {
  refuseUnfit(asked, office, by.at)
  const timetable = { id: v7(), ...asked, enteredBy: by.personId, enteredAt: new Date(by.at), withdrawnAt: null }
  await insertTimetable(tx, parkId, timetable)
  return timetable
}

/** Takes hours back that do not hold yet; they stay to be seen. */
export async function takeBackTimetable(tx: Tx, parkId: string, id: string, office: Office, by: ByWhom): Promise<void> {
  await findTimetableToCome(tx, parkId, id, office, by.at)
  if (!(await withdrawTimetable(tx, parkId, id, by.personId, new Date(by.at)))) throw noSuchTimetable(id)
}

/** The hours with this id, if they may still be taken back. */
export async function findTimetableToCome(
  tx: Tx,
  parkId: string,
  id: string,
  office: Office,
  now: number,
): Promise<ParkTimetable> {
  const found = (await listTimetables(tx, parkId)).find((each) => each.id === id)
  if (found === undefined || found.withdrawnAt !== null) throw noSuchTimetable(id)
  mustBeToCome(found.from, office, now)
  return found
}

function refuseUnfit({ from, week }: AskedTimetable, office: Office, now: number): void {
  const wrong = week.findIndex((open) => !isInOrder(open))
  if (week.length !== 7 || wrong !== -1) throw unfit(wrong + 1)
  mustBeToCome(from, office, now)
}

/** Each a span of some minutes, one after the other. */
function isInOrder(open: readonly string[]): boolean {
  if (open.length === 0 || open.length > MOST_SPANS || !open.every((span) => SPAN.test(span))) return false
  const times = open.flatMap((span) => span.split('-'))
  return times.every((time, at) => at === 0 || time > (times[at - 1] ?? ''))
}

/** A day that has begun keeps the hours with which it began. */
function mustBeToCome(from: string, office: Office, now: number): void {
  const today = localTime(now, office.zone).day
  const day = readDay(from)
  if (day !== null && day > today && day <= today + FURTHEST) return
  const [first, last] = [writeDay(today + 1), writeDay(today + FURTHEST)]
  throw new Refusal(
    day !== null && day <= today ? 'day-counted-already' : 'office-hours-refused',
    `Expected a first day from ${first} to ${last}, but found ${from}: a day that has begun keeps its hours.`,
    `生效日期应在 ${first} 至 ${last} 之间，实际为 ${from}：已经开始的日子不改办公时间。`,
  )
}

function unfit(weekday: number): Refusal {
  const [message, messageZh] = [
    `Expected for weekday ${weekday} one to ${MOST_SPANS} spans such as 09:00-12:00, each later than the one before.`,
    `星期${'一二三四五六日'[weekday - 1] ?? '一至星期日'}的办公时间应为 1 至 ${MOST_SPANS} 段，例如 09:00-12:00，先后顺序正确。`,
  ]
  const field = { field: `day${weekday}`, code: 'office-hours-refused', message, messageZh }
  return new Refusal('office-hours-refused', message, messageZh, weekday === 0 ? [] : [field])
}

function noSuchTimetable(id: string): Refusal {
  return new Refusal('not-found', `Expected hours ${id} that hold, but found none.`, '没有找到仍然有效的办公时间。')
}
