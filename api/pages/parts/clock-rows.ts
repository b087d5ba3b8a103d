import type { FastifyRequest } from 'fastify'
import type { ClockCard, ClockRow } from '../../../templates/pages/reviewer/clock-card-model.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import { clockDeadline, officeOfClock, type StoredClock, type StoredSuspension } from '../../clocks/clock.ts'
import type { ClockWords } from '../../clocks/queries.ts'
import { parkOf } from '../../plugins/access.ts'
import { dateAndTime } from './dates.ts'
import { lightOf, type Showing } from './deadline-parts.ts'
import { type HowMuch, howOf } from './due-how.ts'
import { nameOfSuspension } from './ground-name.ts'

/** What there is to read of clocks. */
export interface ReadClocks {
  readonly clocks: readonly StoredClock[]
  readonly words: ReadonlyMap<string, ClockWords & { readonly name: string }>
  /** The names of steps, by their ids. */
  readonly names: ReadonlyMap<string, string>
}

/** With the working days that this clock counts. */
export function ofClock(request: FastifyRequest, showing: Showing, clock: StoredClock): Showing {
  const office = officeOfClock(request.server.engine, parkOf(request).park.id, clock, showing.office)
  return { ...showing, office }
}

/** How one clock stands, and why so if that is asked for. */
export function clockRow(showing: Showing, clock: StoredClock, read: ReadClocks, howMuch: HowMuch | null): ClockRow {
  const { language, office } = showing
  // What has ended is told as it was then.
  const now = clock.ledger.endedAt ?? showing.now
  const deadline = clockDeadline(office, clock, now, read.words)
  const { dueAt, provisional, usedDays } = deadline.reckoning
  return {
    name: read.names.get(clock.node) ?? clock.node,
    kind: textIn(language, `clocks.${clock.clock}`),
    light: lightOf({ ...showing, now }, deadline),
    due:
      dueAt === null
        ? textIn(language, 'clocks.open')
        : textIn(language, 'clocks.due', { due: dateAndTime(language, office.zone, dueAt, now) }),
    provisional,
    used: textIn(language, 'clocks.used', { used: usedDays, days: deadline.days }),
    how: howMuch === null ? null : howOf(language, deadline, howMuch),
  }
}

/** What stands or stood still, each suspension once however many clocks it stops, and what was added. */
export function clockLines(showing: Showing, shown: readonly StoredClock[], read: ReadClocks): ClockCard['lines'] {
  const all = new Map<string, StoredSuspension>()
  for (const each of shown.flatMap(({ ledger }) => ledger.suspensions)) {
    const known = all.get(each.id)
    all.set(each.id, known === undefined ? each : merged(known, each))
  }
  const suspended = [...all.values()].sort((a, b) => a.from - b.from).map((each) => lineOf(showing, each, read))
  const extended = shown.flatMap(({ node, ledger: { extension } }) => {
    if (extension === null) return []
    const { days, reason } = extension
    const said = read.words.get(reason)
    const values = { days, by: said?.name ?? '', reason: said?.why ?? '' }
    return [{ headline: textIn(showing.language, 'clocks.extended', values), details: [read.names.get(node) ?? node] }]
  })
  return [...suspended, ...extended]
}

/** A clock that began later, or was over earlier, stood still for a part of it only. */
function merged(one: StoredSuspension, other: StoredSuspension): StoredSuspension {
  const to = one.to === null || other.to === null ? null : Math.max(one.to, other.to)
  const isOfWhole = one.ofWhole === true || other.ofWhole === true
  return { ...one, from: Math.min(one.from, other.from), to, ...(isOfWhole ? { ofWhole: true } : undefined) }
}

function lineOf({ language, office, now }: Showing, suspension: StoredSuspension, { words, names }: ReadClocks) {
  const { from, to, article, why, limit, fromCaller = false } = suspension
  const when = (at: number) => dateAndTime(language, office.zone, at, now)
  const ground = nameOfSuspension(language, suspension)
  const said = words.get(why)
  const evidence = said?.evidence ?? []
  return {
    headline:
      to === null
        ? textIn(language, 'clocks.since', { ground, from: when(from) })
        : textIn(language, 'clocks.fromTo', { ground, from: when(from), to: when(to) }),
    details: [
      article,
      ...(fromCaller ? [textIn(language, 'clocks.fromCaller')] : []),
      said === undefined ? (names.get(suspension.by) ?? suspension.by) : `${said.name}：${said.why}`,
      ...(evidence.length === 0 ? [] : [textIn(language, 'clocks.evidenceIs', { evidence: evidence.join('、') })]),
      ...(to === null && limit !== null ? [textIn(language, 'clocks.limitIs', { limit: when(limit) })] : []),
    ],
  }
}
