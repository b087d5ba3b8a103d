import { v7 } from 'uuid'
import { addWorkingDays, closingTime, localTime, type Office } from '../../../engine/index.ts'
import { clockDeadline, officeOfClock } from '../../clocks/clock.ts'
import { addWorkingDaysTo } from '../../deadlines/add-working-days.ts'
import { officeOf } from '../../deadlines/office.ts'
import { nextPaperNumber } from '../../paper-numbers/queries.ts'
import { dateIn } from '../../parks/dates.ts'
import type { ParkName } from '../../parks/queries.ts'
import { listParks } from '../../parks/queries.ts'
import type { AppParts } from '../../plugins/app-parts.ts'
import type { Tx } from '../../plugins/database.ts'
import { lockedNotice } from '../locked-notice.ts'
import { insertOversightNotice, listRaised, listUnanswered, lockRaising, readOversightRules } from '../queries.ts'
import { type OversightRules, type ReachedRung, rungsOf } from '../rules.ts'
import { listWatchedClocks, PART, type WatchedClock } from './queries.ts'
import { timeNoticeWords } from './time-notice-words.ts'

type Parts = Pick<AppParts, 'engine' | 'database' | 'catalogue'>

/** What is due later than this many working days is not nearly due. */
const AHEAD = 20

/** Raises the notices that the rules of each park ask for, once per clock and rung, and escalates what is unanswered. */
export async function watchClocks(app: Parts): Promise<void> {
  for (const park of await app.database.outsideParks(listParks)) {
    const now = app.engine.now()
    const office = officeOf(app.engine, park)
    const today = localTime(now, office.zone).day
    const dueBy = new Date(closingTime(office, addWorkingDays(office.calendar, today, AHEAD)))
    for (let after: WatchedClock | null = null; ; ) {
      const part: readonly WatchedClock[] = await app.database.inPark(park.id, (tx) =>
        listWatchedClocks(tx, park.id, dueBy, after),
      )
      await raiseFor(app, park, office, part)
      after = part.at(-1) ?? null
      if (part.length < PART) break
    }
    const unanswered = await app.database.inPark(park.id, (tx) => listUnanswered(tx, park.id, new Date(now)))
    for (const id of unanswered) {
      await app.database.inPark(park.id, (tx) => lockedNotice(tx, { park, now: new Date(now) }, id))
    }
  }
}

interface Reached {
  readonly clock: WatchedClock
  readonly rung: ReachedRung
  readonly department: string
  readonly what: string
}

async function raiseFor(app: Parts, park: ParkName, office: Office, part: readonly WatchedClock[]): Promise<void> {
  if (part.length === 0) return
  const now = app.engine.now()
  const rules = await app.database.inPark(park.id, (tx) => readOversightRules(tx, park.id))
  const reached: Reached[] = []
  for (const clock of part) reached.push(...(await reachedBy(app, park, office, rules, clock, now)))
  if (reached.length === 0) return
  await app.database.inPark(park.id, (tx) => raise(tx, park, office, reached, new Date(now)))
}

async function reachedBy(
  app: Parts,
  park: ParkName,
  office: Office,
  rules: OversightRules,
  clock: WatchedClock,
  now: number,
): Promise<readonly Reached[]> {
  const deadline = clockDeadline(officeOfClock(app.engine, park.id, clock, office), clock, now)
  const { overdueDays, reckoning } = deadline
  const rungs = rungsOf(rules, { ...clock, light: reckoning.light, overdueDays })
  if (rungs.length === 0) return []
  const department = clock.task?.department ?? (await leadOf(app, park, clock))
  if (department === null) return []
  const what = timeNoticeWords(clock, await stepName(app, park, clock), deadline, park.zone)
  return rungs.map((rung) => ({ clock, rung, department, what }))
}

/** For the time of the whole the lead department answers. */
async function leadOf(app: Parts, park: ParkName, { application }: WatchedClock): Promise<string | null> {
  if (application === null) return null
  return (await app.catalogue.byHash(park.id, application.definitionHash)).description.leadDepartment
}

/** What the step is called; `null` = the clock is that of the whole. */
async function stepName(app: Parts, park: ParkName, { host, node, task, application }: WatchedClock) {
  if (host === 0) return null
  if (task !== null || application === null) return task?.name ?? node
  const { definition } = await app.catalogue.byHash(park.id, application.definitionHash)
  return definition.nodes.get(node)?.name ?? node
}

/** Numbers go to those alone that are new. */
async function raise(tx: Tx, park: ParkName, office: Office, reached: readonly Reached[], now: Date): Promise<void> {
  const instances = reached.map(({ clock }) => clock.instanceId)
  const keyOf = ({ clock, rung }: Reached) => `${clock.instanceId}.${clock.key}.${rung.rung}`
  const before = await listRaised(tx, park.id, instances)
  if (reached.every((each) => before.has(keyOf(each)))) return
  await lockRaising(tx, park.id)
  const raised = await listRaised(tx, park.id, instances)
  const year = Number(dateIn(park.zone, now.getTime()).slice(0, 4))
  for (const each of reached.filter((one) => !raised.has(keyOf(one)))) {
    const { clock, rung, department, what } = each
    await insertOversightNotice(tx, park.id, {
      ...{ id: v7(), number: await nextPaperNumber(tx, park.id, 'notice', year), department, cause: rung.cause, what },
      ...{ applicationId: clock.application?.id ?? null, raisedBy: null, raisedAt: now, answerDays: rung.answerDays },
      answerBy: new Date(addWorkingDaysTo(office, now.getTime(), rung.answerDays)),
      raisedFor: { instanceId: clock.instanceId, clockKey: clock.key, rung: rung.rung },
    })
  }
}
