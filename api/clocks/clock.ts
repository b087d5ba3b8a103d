import { type Engine, type GroundedPeriod, type Office, type Reckoning, reckonDue } from '../../engine/index.ts'
import type { Deadline } from '../deadlines/read-deadline.ts'
import { overdueDaysAt } from '../deadlines/read-deadline.ts'

export type Light = Reckoning['light']

/** A time that is not counted; instants in milliseconds. `why` names the words that somebody wrote with it. */
export interface StoredSuspension {
  readonly id: string
  readonly element: number
  readonly ground: string
  readonly article: string
  readonly by: string
  readonly department: string | null
  readonly why: string
  readonly from: number
  readonly to: number | null
  readonly expectedEnd: number | null
  readonly limit: number | null
  /** Of what lies around the clock's step: a suspension of the whole. */
  readonly ofWhole?: true
  /** It came from the instance that called this one, which alone ends it. */
  readonly fromCaller?: true
}

export interface ClockLedger {
  readonly budget: number
  readonly startedAt: number
  readonly endedAt: number | null
  readonly extension: {
    readonly days: number
    readonly reason: string
    readonly approvedBy: string
    readonly at: number
  } | null
  readonly suspensions: readonly StoredSuspension[]
}

/** A clock as the engine keeps it. */
export interface StoredClock {
  readonly key: number
  readonly host: number
  readonly node: string
  readonly clock: 'promised' | 'statutory'
  readonly owner: string
  readonly calendar: string
  readonly days: number
  readonly yellow: number | null
  readonly state: 'running' | 'paused' | 'ended' | 'deemed'
  readonly ledger: ClockLedger
}

/** Whose working days this clock counts; those of the park where its calendar is not known any more. */
export function officeOfClock(
  { findOffice }: Pick<Engine, 'findOffice'>,
  parkId: string,
  { calendar }: Pick<StoredClock, 'calendar'>,
  other: Office,
): Office {
  return findOffice(parkId, calendar) ?? other
}

/** What people wrote with moves of clocks, by the id of the command. */
export type ClockWordsRead = ReadonlyMap<string, { readonly name: string; readonly why: string }>

const nothingSaid: ClockWordsRead = new Map()

/** Everything from which it follows when a clock is due; who moved it and why only for readers who are given the words. */
export function clockPeriod(office: Office, clock: StoredClock, now: number, words = nothingSaid): GroundedPeriod {
  const { ledger, yellow } = clock
  const { budget: days, startedAt: acceptedAt, endedAt, extension } = ledger
  const at = endedAt ?? now
  const said = words.get(extension?.reason ?? '')
  return {
    ...office,
    acceptedAt,
    days,
    extension: extension?.days ?? 0,
    extended: said === undefined ? null : { who: said.name, why: said.why },
    suspensions: ledger.suspensions.map(({ ground, article, why, from, to, limit, ofWhole = false }) => {
      const given = words.get(why)
      // It is over at its limit, whether anybody has noted that yet or not.
      const over = to ?? (limit !== null && limit <= at ? limit : null)
      return { ground, article, who: given?.name ?? null, why: given?.why ?? null, from, to: over, ofWhole }
    }),
    at,
    yellow,
  }
}

/** How a clock stands at an instant: of its ledger and the calendar alone. What has ended stands as it stood then. */
export function readStoredClock(office: Office, clock: StoredClock, now: number): Reckoning {
  return reckonDue(clockPeriod(office, clock, now))
}

/** The same as a deadline for pages. While it stands still, the date is what it would be if it went on now. */
export function clockDeadline(office: Office, clock: StoredClock, now: number, words = nothingSaid): Deadline {
  const reckoning = readStoredClock(office, clock, now)
  const { ledger } = clock
  const resumed = ledger.suspensions.map((each) => ({ ...each, to: each.to ?? now }))
  const asIfResumed = readStoredClock(office, { ...clock, ledger: { ...ledger, suspensions: resumed } }, now)
  const dueAt = reckoning.dueAt ?? asIfResumed.dueAt ?? now
  const counted = reckoning.dueAt === null ? asIfResumed.counted : reckoning.counted
  return {
    startedAt: ledger.startedAt,
    dueAt,
    days: ledger.budget + (ledger.extension?.days ?? 0),
    reckoning: { ...reckoning, counted },
    overdueDays: overdueDaysAt(office, dueAt, ledger.endedAt ?? now),
    period: clockPeriod(office, clock, now, words),
    beginning: 'step',
  }
}
