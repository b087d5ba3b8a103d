import type { FastifyRequest } from 'fastify'
import { officeOf } from '../deadlines/office.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { MovedDueDate } from './calendar-notice.ts'
import { type AskedTimetable, enterTimetable, findTimetableToCome, takeBackTimetable } from './hours/timetables.ts'
import { keepingRefusedChanges } from './keeping-refused-changes.ts'
import { type AskedDays, enterParkDays, findDaysToCome, previewWithdrawal, takeBackParkDays } from './park-days.ts'

/** What of a park's own calendar is meant by an id. */
export type OwnPart = 'days' | 'hours'

/** Enters days of the park once per Idempotency-Key, and makes open due dates follow. Gives their id. */
export async function enterDays(request: FastifyRequest, days: AskedDays): Promise<string> {
  return await change(request, `${days.from}/${days.to}`, async (tx) => {
    const { id } = await enterParkDays(tx, parkOf(request).park.id, days, here(request), byWhom(request))
    return id
  })
}

/** Sets office hours from a day on, once per Idempotency-Key. Gives their id. */
export async function enterHours(request: FastifyRequest, hours: AskedTimetable): Promise<string> {
  return await change(request, hours.from, async (tx) => {
    const { id } = await enterTimetable(tx, parkOf(request).park.id, hours, here(request), byWhom(request))
    return id
  })
}

/** Every open due date that a withdrawal would move; refused where it would be refused. */
export async function foreseeWithdrawal(
  request: FastifyRequest,
  part: OwnPart,
  id: string,
): Promise<readonly MovedDueDate[]> {
  const { id: parkId } = parkOf(request).park
  const { at } = byWhom(request)
  const find = part === 'days' ? findDaysToCome : findTimetableToCome
  await inParkOf(request, async (tx) => await find(tx, parkId, id, here(request), at))
  return await previewWithdrawal(request.server, parkId, id)
}

/** Takes days or hours of the park back, once per Idempotency-Key. */
export async function withdraw(request: FastifyRequest, part: OwnPart, id: string): Promise<void> {
  const takeBack = part === 'days' ? takeBackParkDays : takeBackTimetable
  await change(request, id, async (tx) => {
    await takeBack(tx, parkOf(request).park.id, id, here(request), byWhom(request))
    return id
  })
}

async function change(request: FastifyRequest, subject: string, work: (tx: Tx) => Promise<string>): Promise<string> {
  const { id } = await keepingRefusedChanges(request, subject, () =>
    inParkOf(request, (tx) => answerOnce(request, tx, async () => ({ id: await work(tx) }))),
  )
  await request.server.engine.takeUpCalendars()
  return id
}

function here(request: FastifyRequest) {
  return officeOf(request.server.engine, parkOf(request).park)
}

function byWhom(request: FastifyRequest) {
  return { personId: personOf(request).personId, at: request.server.engine.now() }
}
