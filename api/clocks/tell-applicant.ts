import type { FastifyRequest } from 'fastify'
import { groundNames, type Office } from '../../engine/index.ts'
import { findApplication } from '../applications/queries.ts'
import { officeOf } from '../deadlines/office.ts'
import { departmentNames } from '../jobs/queries.ts'
import { type ClockNoticeFacts, extensionNotice, pauseNotice, resumeNotice } from '../notices/clock-notice-texts.ts'
import { insertNotice } from '../notices/queries.ts'
import { chineseDate, chineseDateTime, dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { officeOfClock, readStoredClock, type StoredClock, type StoredSuspension } from './clock.ts'
import { type ClockMove, listClocks } from './queries.ts'
import type { ClockPlace } from './rules.ts'

/** What somebody has said with a move, under the id of its command, which is that of the notice. */
export interface ToldMove {
  readonly commandId: string
  readonly move: ClockMove
  readonly why: string
  readonly evidence: readonly string[]
  /** Which suspension was begun or ended; `null` = by this command, or the last of the place. */
  readonly suspension: string | null
}

type Parts = Pick<AppParts, 'engine' | 'catalogue'>

/** Sends the applicant what was done with the clocks, once for each command (行政许可法 art. 42, 45). */
export async function tellApplicant(request: FastifyRequest, place: ClockPlace, told: ToldMove): Promise<void> {
  const { park } = parkOf(request)
  await inParkOf(request, (tx) => tellOfMove(request.server, tx, park, place, told))
}

/** The same for whoever finds later that it has not been told; what has been told is not told again. */
export async function tellOfMove(
  parts: Parts,
  tx: Tx,
  park: Pick<Park, 'id' | 'zone'>,
  place: ClockPlace,
  told: ToldMove,
): Promise<void> {
  const clocks = await listClocks(tx, park.id, place.instanceId)
  const found = await noticeOf(parts, tx, park, place, told, clocks)
  if (found === null) return
  const { id, ...notice } = found
  await insertNotice(
    tx,
    park.id,
    {
      id,
      applicationId: place.applicationId,
      instanceId: place.instanceId,
      jobKey: null,
      ...notice,
      audience: 'applicant',
      department: place.department,
      permit: null,
      answerBy: null,
      sentAt: new Date(parts.engine.now()),
    },
    null,
  )
}

async function noticeOf(
  parts: Parts,
  tx: Tx,
  park: Pick<Park, 'id' | 'zone'>,
  place: ClockPlace,
  { commandId, move, why, evidence, suspension: named }: ToldMove,
  clocks: readonly StoredClock[],
) {
  const { zone } = park
  const factsAbout = (moved: readonly StoredClock[], resumesAt: number | null) =>
    factsOf(parts, tx, park, place, moved, resumesAt)
  const at = (instant: number | null) => (instant === null ? null : chineseDateTime(zone, instant))
  const dayOf = (instant: number | null) => (instant === null ? null : chineseDate(dateIn(zone, instant)))
  if (move === 'extend') {
    const moved = clocks.filter(({ ledger }) => ledger.extension?.reason === commandId)
    const extension = moved[0]?.ledger.extension ?? null
    if (extension === null) return null
    const notice = extensionNotice(await factsAbout(moved, null), { days: extension.days, reason: why })
    return { id: commandId, ...notice }
  }
  const suspension = move === 'pause' ? begunBy(clocks, commandId, named) : endedOf(clocks, place, named)
  if (suspension === null) return null
  const { id, article, from, to, expectedEnd, limit } = suspension
  const moved = clocks.filter(({ ledger }) => ledger.suspensions.some((each) => each.id === id))
  const ground = groundNames[suspension.ground]?.[0] ?? suspension.ground
  if (move === 'resume') {
    const goingOn = moved.filter(({ ledger }) => ledger.endedAt === null)
    const notice = resumeNotice(await factsAbout(goingOn, null), { ground, to: at(to) ?? '', result: why })
    return { id: commandId, ...notice }
  }
  const times = { from: at(from) ?? '', expectedEnd: dayOf(expectedEnd), limit: at(limit) }
  const notice = pauseNotice(await factsAbout(moved, expectedEnd), { ground, article, why, evidence, ...times })
  return { id: commandId, ...notice }
}

function begunBy(clocks: readonly StoredClock[], commandId: string, named: string | null): StoredSuspension | null {
  const all = clocks.flatMap(({ ledger }) => ledger.suspensions)
  return all.find(({ id, why }) => (named === null ? why === commandId : id === named)) ?? null
}

function endedOf(clocks: readonly StoredClock[], { key }: ClockPlace, named: string | null): StoredSuspension | null {
  const ended = clocks.flatMap(({ ledger }) =>
    ledger.suspensions.filter(
      ({ id, element, to }) => to !== null && (named === null ? element === key : id === named),
    ),
  )
  return ended.reduce<StoredSuspension | null>(
    (last, each) => (last === null || (each.to ?? 0) > (last.to ?? 0) ? each : last),
    null,
  )
}

/** With what each of these clocks would be due at if what is open ended at `resumesAt`; `null` = nobody can say when. */
async function factsOf(
  { engine, catalogue }: Parts,
  tx: Tx,
  park: Pick<Park, 'id'>,
  { applicationId, key, department, leadDepartment }: ClockPlace,
  clocks: readonly StoredClock[],
  resumesAt: number | null,
): Promise<ClockNoticeFacts> {
  const application = await findApplication(tx, park.id, applicationId)
  if (application === null) throw new Error(`Expected application ${applicationId}, but found none.`)
  const { definition, description } = await catalogue.byHash(park.id, application.definitionHash)
  const bureau = department ?? leadDepartment
  const own = clocks.find(({ host }) => host === key)
  const nameOf = (node: string) => definition.nodes.get(node)?.name ?? null
  const office = officeOf(engine, park)
  return {
    applicationNumber: application.number ?? '',
    enterprise: application.enterprise.name,
    project: application.project?.name ?? description.title.zh,
    bureau: (await departmentNames(tx, park.id, [bureau])).get(bureau) ?? bureau,
    step: key === 0 || own === undefined ? null : nameOf(own.node),
    kinds: kindsOf(clocks),
    dues: clocks.flatMap((clock) => {
      const due = dueText(officeOfClock(engine, park.id, clock, office), clock, resumesAt, engine.now())
      const whose = clock.host === 0 ? '整件申请' : (nameOf(clock.node) ?? '本环节')
      return due === null ? [] : [`${whose}（${kindNames[clock.clock]}）${due}`]
    }),
  }
}

const kindNames = { promised: '承诺时限', statutory: '法定时限' } as const

function kindsOf(clocks: readonly StoredClock[]): string {
  return [...new Set(clocks.map(({ clock }) => kindNames[clock]))].join('、')
}

function dueText(office: Office, clock: StoredClock, resumesAt: number | null, now: number): string | null {
  const { ledger } = clock
  const suspensions = ledger.suspensions.map((each) => ({ ...each, to: each.to ?? resumesAt }))
  const { dueAt, provisional } = readStoredClock(office, { ...clock, ledger: { ...ledger, suspensions } }, now)
  if (dueAt === null) return null
  return `${chineseDateTime(office.zone, dueAt)}${provisional ? '（暂定）' : ''}`
}
