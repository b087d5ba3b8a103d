import { Gauge } from 'prom-client'
import type { Engine } from '../../engine/index.ts'
import { calendarEnd } from '../calendars/calendar-end.ts'
import { NIL_PARK } from '../outside-parks.ts'
import type { Database } from '../plugins/database.ts'
import type { Metrics } from './metrics.ts'
import { countDeliveries } from './queries.ts'

/** Types of jobs that are told apart; what is beyond them counts as `other`. */
const MOST_TYPES = 50

/** Milliseconds for which what the database counted is told again: who asks often costs nothing. */
const KEPT = 5_000

/**
 * Adds what is asked only when somebody looks: how this node stands, and what all of them have before them. What it gives
 * asks; it never rejects, for the numbers of this node are wanted most when the database is away.
 */
export function addStanding({ registry }: Metrics, engine: Engine, database: Database): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] })
  const lane = gauge('siji_lane_commands', 'Commands in a lane, its batch included', ['lane'])
  const limit = gauge('siji_queue_limit', 'Commands that may wait on this node')
  const cache = gauge('siji_instance_cache_bytes', 'Memory of cached instances, and its limit', ['of'])
  const lookups = gauge('siji_instance_cache_lookups', 'Looks into the cache since the start', ['found'])
  const pools = gauge('siji_database_pool', 'Connections of a pool, those at work, and work that waits', ['pool', 'of'])
  const timersDue = gauge('siji_timers_due', 'Timers that are due and have not fired, on all nodes')
  const timersLate = gauge('siji_timers_late_seconds', 'By how much the oldest of them is late')
  const jobs = gauge('siji_jobs', 'Jobs by type and state, on all nodes', ['type', 'state'])
  const incidents = gauge('siji_incidents_open', 'Open incidents')
  const thrown = gauge('siji_messages_on_their_way', 'Messages and signals that were thrown and not brought yet')
  const unnumbered = gauge('siji_batches_unnumbered', 'Batches whose events have no number yet')
  const deliveries = gauge('siji_webhook_deliveries', 'Deliveries of webhooks that wait or were not taken', ['state'])
  const calendarDays = gauge('siji_calendar_days_left', 'Days until published holidays end; negative once they have')
  const up = gauge('siji_database_up', 'Whether the database answered when it was asked for these numbers')

  function tellNode(): void {
    const { lanes, queueLimit, cache: kept, pools: pool } = engine.load()
    lanes.forEach((size, index) => void lane.set({ lane: String(index) }, size))
    limit.set(queueLimit)
    cache.set({ of: 'used' }, kept.bytes)
    cache.set({ of: 'limit' }, kept.limit)
    lookups.set({ found: 'yes' }, kept.hits)
    lookups.set({ found: 'no' }, kept.misses)
    for (const [name, load] of Object.entries({ ...pool, api: database.load() }))
      for (const [of, value] of Object.entries(load)) pools.set({ pool: name, of }, value)
  }

  async function tellAll(): Promise<void> {
    const [counts, posts, now] = await Promise.all([
      engine.countWork(),
      database.outsideParks(countDeliveries),
      engine.readNow(),
    ])
    const office = engine.findOffice(NIL_PARK, 'cn')
    if (office !== null) calendarDays.set(calendarEnd(office, now).daysLeft)
    timersDue.set(counts.timersDue)
    timersLate.set(counts.timersLate)
    incidents.set(counts.incidents)
    thrown.set(counts.thrownMessages)
    unnumbered.set(counts.unnumbered)
    jobs.reset()
    const told = new Set([...new Set(counts.jobs.map(({ jobType }) => jobType))].slice(0, MOST_TYPES))
    for (const { jobType, state, count } of counts.jobs)
      jobs.inc({ type: told.has(jobType) ? jobType : 'other', state }, count)
    for (const state of ['pending', 'dead'] as const)
      deliveries.set({ state }, posts.find((each) => each.state === state)?.count ?? 0)
  }

  let askedAt = Number.NEGATIVE_INFINITY
  return async () => {
    tellNode()
    if (performance.now() - askedAt < KEPT) return
    askedAt = performance.now()
    const answered = tellAll().then(
      () => 1,
      () => 0,
    )
    up.set(await answered)
  }
}
