import { writeInstant } from '../../calendar/zone.ts'
import type { ClockState } from '../../core/clocks/clock-state.ts'
import { readClock } from '../../core/clocks/read-clock.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { closesDaily } from './office.ts'

/** How one clock stands: a reading of its ledger. Instants are ISO 8601. */
export interface ClockResult {
  readonly element: string
  readonly clock: 'promised' | 'statutory'
  readonly state: 'idle' | 'running' | 'paused' | 'ended' | 'deemed'
  readonly light: 'green' | 'yellow' | 'red' | 'grey'
  readonly due: string | null
  readonly provisional: boolean
  readonly used: number
  readonly remaining: number
  readonly extension: number
  readonly suspensions: readonly SuspensionResult[]
}

interface SuspensionResult {
  readonly ground: string
  readonly article: string
  readonly from: string
  readonly to: string | null
  /** Of what lies around its element. */
  readonly ofWhole?: true
}

export interface ReadAt {
  readonly now: number
  readonly zone: string
}

export function clockResults({ clocks = [] }: ProcessInstance, at: ReadAt): readonly ClockResult[] {
  return clocks.flatMap((clock) => readOne(clock, at))
}

function readOne(clock: ClockState, { now, zone }: ReadAt): readonly ClockResult[] {
  const { node: element, level, value: state, context } = clock
  const office = closesDaily(zone)(level.calendar)
  if (office === null) return []
  const { light, dueAt, provisional, usedDays: used, remainingDays: remaining } = readClock(office, clock, level, now)
  const suspensions = context.suspensions.map(({ ground, article, from, to, ofWhole }) => ({
    ground,
    article,
    from: writeInstant(from, zone),
    to: to === null ? null : writeInstant(to, zone),
    ...(ofWhole === undefined ? undefined : { ofWhole }),
  }))
  const due = dueAt === null ? null : writeInstant(dueAt, zone)
  const extension = context.extension?.days ?? 0
  return [{ element, clock: level.clock, state, light, due, provisional, used, remaining, extension, suspensions }]
}
