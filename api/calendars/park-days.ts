import { v7 } from 'uuid'
import { type Office, readDay } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { MovedDueDate, ParkCalendarDay } from './calendar-notice.ts'
import { mustNotBeCounted } from './counted-already.ts'
import { insertParkDay, listParkDays, nameMoves, withdrawParkDay } from './queries.ts'

export interface AskedDays {
  readonly from: string
  readonly to: string
  readonly works: boolean
  readonly name: string
  readonly reason: string
}

const LONGEST = 60

/** Every open due date that entering these days would move, the nearest first; nothing is written. */
export async function previewParkDays(
  app: Pick<AppParts, 'engine' | 'database'>,
  parkId: string,
  asked: AskedDays,
  office: Office,
): Promise<readonly MovedDueDate[]> {
  await app.database.inPark(parkId, (tx) => refuseUnfit(tx, parkId, asked, office, app.engine.now()))
  const { from, to, works, name } = asked
  const foreseen = await app.engine.foreseeDueDates({ day: { parkId, from, to, works, name } })
  return await app.database.inPark(parkId, (tx) => nameMoves(tx, parkId, foreseen.get(parkId) ?? []))
}

/** Every open due date that taking such days back, or hours with this id, would move; nothing is written. */
export async function previewWithdrawal(
  app: Pick<AppParts, 'engine' | 'database'>,
  parkId: string,
  id: string,
): Promise<readonly MovedDueDate[]> {
  const foreseen = await app.engine.foreseeDueDates({ withdrawn: { parkId, id } })
  return await app.database.inPark(parkId, (tx) => nameMoves(tx, parkId, foreseen.get(parkId) ?? []))
}

/** Enters days on which the park is closed, or open; they move what is promised by the calendar `park`. */
export async function enterParkDays(
  tx: Tx,
  parkId: string,
  asked: AskedDays,
  office: Office,
  by: { readonly personId: string; readonly at: number },
): Promise<ParkCalendarDay> {
  await refuseUnfit(tx, parkId, asked, office, by.at)
  const { from, to, ...said } = asked
  const day: ParkCalendarDay = {
    id: v7(),
    fromDay: from,
    toDay: to,
    ...said,
    enteredBy: by.personId,
    enteredAt: new Date(by.at),
    withdrawnBy: null,
    withdrawnAt: null,
  }
  await insertParkDay(tx, parkId, day)
  return day
}

async function refuseUnfit(
  tx: Tx,
  parkId: string,
  { from, to, works }: AskedDays,
  office: Office,
  now: number,
): Promise<void> {
  const [first, last] = [readDay(from), readDay(to)]
  if (first === null || last === null || last < first || last - first >= LONGEST) {
    throw new Refusal(
      'calendar-day-refused',
      `Expected a first and a last day, at most ${LONGEST} days, but found ${from} to ${to}.`,
      `请填写先后顺序正确、不超过 ${LONGEST} 天的起止日期，实际为 ${from} 至 ${to}。`,
    )
  }
  mustNotBeCounted(office, now, from)
  const standing = (await listParkDays(tx, parkId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  if (standing.some((each) => each.fromDay === from && each.toDay === to && each.works === works)) {
    throw new Refusal(
      'calendar-day-refused',
      `Expected other days than ${from} to ${to}, which stand in the calendar already.`,
      `${from} 至 ${to} 已经登记，不必再登记一次；需要更改的，请先撤回。`,
    )
  }
}

/** Takes such days back; they stay to be seen. */
export async function takeBackParkDays(
  tx: Tx,
  parkId: string,
  id: string,
  office: Office,
  by: { readonly personId: string; readonly at: number },
): Promise<void> {
  await findDaysToCome(tx, parkId, id, office, by.at)
  if (await withdrawParkDay(tx, parkId, id, by.personId, new Date(by.at))) return
  throw noSuchDays(id)
}

/** The days with this id, if they may still be taken back. */
export async function findDaysToCome(
  tx: Tx,
  parkId: string,
  id: string,
  office: Office,
  now: number,
): Promise<ParkCalendarDay> {
  const found = (await listParkDays(tx, parkId)).find((each) => each.id === id)
  if (found === undefined || found.withdrawnAt !== null) throw noSuchDays(id)
  mustNotBeCounted(office, now, found.fromDay)
  return found
}

function noSuchDays(id: string): Refusal {
  return new Refusal(
    'not-found',
    `Expected days ${id} of this park that hold, but found none.`,
    `没有找到仍然有效的日期 ${id}。`,
  )
}
