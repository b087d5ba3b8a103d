import { groundNames, type Office } from '../../engine/index.ts'
import { readStoredClock, type StoredClock, type StoredSuspension } from './clock.ts'
import type { ClockWords } from './queries.ts'
import type { ClockView } from './schemas.ts'

type Words = ReadonlyMap<string, ClockWords & { readonly name: string }>

/** The clocks that concern an element: its own, those of the whole process, and what else stands still for it. */
export function concerning(clocks: readonly StoredClock[], key: number): readonly StoredClock[] {
  return clocks.filter(
    ({ host, ledger }) =>
      host === key || host === 0 || ledger.suspensions.some(({ element }) => element === key && key !== 0),
  )
}

export function clockViewOf(office: Office, clock: StoredClock, words: Words, now: number): ClockView {
  const { key, node, clock: kind, state, ledger } = clock
  const { light, dueAt, provisional, usedDays, remainingDays } = readStoredClock(office, clock, now)
  const { extension } = ledger
  const said = extension === null ? undefined : words.get(extension.reason)
  return {
    key,
    node,
    clock: kind,
    state,
    light,
    startedAt: instant(ledger.startedAt),
    dueAt: dueAt === null ? null : instant(dueAt),
    provisional,
    days: ledger.budget + (extension?.days ?? 0),
    usedDays,
    remainingDays,
    extension:
      extension === null
        ? null
        : { days: extension.days, reason: said?.why ?? null, by: said?.name ?? null, at: instant(extension.at) },
    suspensions: ledger.suspensions.map((each) => suspensionViewOf(each, words)),
  }
}

/** Where no person stopped the clock, the step of the process says why itself. */
function suspensionViewOf(suspension: StoredSuspension, words: Words): ClockView['suspensions'][number] {
  const {
    id,
    ground,
    article,
    department,
    from,
    to,
    expectedEnd,
    limit,
    ofWhole = false,
    fromCaller = false,
  } = suspension
  const said = words.get(suspension.why)
  return {
    id,
    ground,
    groundName: groundNames[ground]?.[0] ?? ground,
    article,
    by: said?.name ?? null,
    department,
    why: said === undefined ? suspension.why : said.why,
    evidence: [...(said?.evidence ?? [])],
    from: instant(from),
    to: to === null ? null : instant(to),
    expectedEnd: expectedEnd === null ? null : instant(expectedEnd),
    limit: limit === null ? null : instant(limit),
    ofWhole,
    fromCaller,
  }
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
