import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ClockState } from '../../engine/core/clocks/clock-state.ts'
import { readClock } from '../../engine/core/clocks/read-clock.ts'
import { closesDaily } from '../../engine/simulate/world/office.ts'
import { isNaivelyWorked, naiveDue } from '../support/naive-due.ts'
import { monday, parseProcess, play, zone } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'

const level = (days: number, more = '') => `<siji:serviceLevel days="${days}" ${more}/>`
const extended = (...levels: readonly string[]) => `<extensionElements>${levels.join('')}</extensionElements>`
const flow = (from: string, to: string) => `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`

// A gate that is visited again and again, beside a step that stops clocks by itself and has time of its own inside.
const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  id="d" targetNamespace="https://siji.dev/tests"><process id="process" isExecutable="true">
  ${extended(level(12), level(25, 'clock="statutory"'))}
  <startEvent id="start"/><parallelGateway id="fork"/>${flow('start', 'fork')}${flow('fork', 'gate')}${flow('fork', 'u')}
  <subProcess id="gate">${extended(level(6), level(10, 'clock="statutory"'))}
    <startEvent id="in"/>${flow('in', 'a')}<userTask id="a">${extended(level(3, 'scope="visit"'))}</userTask>
    ${flow('a', 'b')}<userTask id="b">${extended(level(4, 'clock="statutory" scope="visit"'))}</userTask>
  </subProcess>
  ${flow('gate', 'w')}<userTask id="w"/>${flow('w', 'gate')}
  <userTask id="u">${extended(level(2, 'scope="visit"'))}</userTask>${flow('u', 'v')}
  <subProcess id="v">${extended('<siji:pause ground="correction"/>')}
    <startEvent id="vin"/>${flow('vin', 'x')}<userTask id="x">${extended(level(5, 'scope="visit"'))}</userTask>
  </subProcess>${flow('v', 'u')}
</process></definitions>`
const inside: Readonly<Record<string, readonly string[]>> = { a: ['gate'], b: ['gate'], x: ['v'] }
const wholes = ['process', 'gate', 'v']
const pathOf = (node: string) => [node, ...(inside[node] ?? []), ...(node === 'process' ? [] : ['process'])]
const definition = await parseProcess(xml)
const office = closesDaily(zone)
const runs = process.env['SIJI_LONG'] === '1' ? 3_000 : 50

/** What stops clocks, as whoever looks from outside knows it. */
interface Stop {
  readonly element: string
  readonly kinds: readonly string[]
  readonly byStep: boolean
  readonly from: number
  readonly limit: number | null
  to: number | null
}

/** When a clock was open; a gate is visited again. */
type Visits = { from: number; to: number | null }[]

const step = fc.record({
  halfHours: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 150 })),
  does: fc.constantFrom('complete', 'complete', 'complete', 'pause', 'resume', 'resume from inside', 'wait'),
  element: fc.constantFrom('process', 'process', 'gate', 'a', 'b', 'u', 'v', 'x', 'w'),
  ground: fc.constantFrom('hearing', 'correction'),
  limit: fc.option(fc.integer({ min: 1, max: 400 })),
})
const said = { person: 'qin', why: 'w', evidence: ['e'] }

test('reads every clock, from its ledger alone, as looking at each day and at what lies around and inside it does', async () => {
  let covered = 0
  await fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const run = play(definition, { office })
      const lives = new Map<number, Visits>()
      const stops: Stop[] = []
      let now = monday
      run.start()
      const keyOf = (node: string) =>
        node === 'process' ? 0 : (run.state().elements.find((each) => each.node === node)?.key ?? null)
      const clocks = () => run.state().clocks ?? []
      const look = () => {
        for (const stop of stops) {
          if (stop.to === null && stop.limit !== null && stop.limit <= now) stop.to = stop.limit
          else if (stop.to === null && keyOf(stop.element) === null) stop.to = now
        }
        for (const clock of clocks()) visit(lives, clock, now)
        // What is of one step alone lasts as long as some clock stands still for it.
        for (const stop of stops.filter((each) => each.to === null && !isOfWhole(each))) {
          const isHeld = clocks().some((clock) => isOpen(clock) && stoppedBy(clock, lives, stops).includes(stop))
          if (!isHeld) stop.to = now
        }
      }
      look()

      for (const { halfHours, does, element, ground, limit } of steps) {
        run.advance(`PT${halfHours * 30}M`)
        now += halfHours * 1_800_000
        look()
        const key = keyOf(element)
        if (does === 'pause' && key !== null) {
          const until = limit === null ? null : now + limit * 1_800_000
          const { accepted } = run.send({ type: 'pauseClock', key, ...said, ground, limit: until })
          const kinds = ground === 'hearing' ? ['promised', 'statutory'] : ['promised']
          if (accepted) stops.push({ element, kinds, byStep: false, from: now, limit: until, to: null })
        } else if (does === 'resume' && key !== null) {
          const { accepted } = run.send({ type: 'resumeClock', key, person: 'qin' })
          const last = stops.findLast((stop) => stop.to === null && stop.element === element)
          expect(accepted).toBe(last !== undefined)
          if (last !== undefined) last.to = now
        } else if (does === 'resume from inside') {
          for (const { host, context } of clocks()) {
            const whole = context.suspensions.find(({ ofWhole, to }) => ofWhole === true && to === null)
            if (whole === undefined) continue
            covered += 1
            const refused = run.rejection({ type: 'resumeClock', key: host, person: 'qin', suspension: whole.id })
            expect(refused.code).toBe('suspension-of-whole')
          }
        } else if (does === 'complete' && isAtWork(now)) {
          const tasks = run.state().elements.filter(({ task }) => task !== undefined)
          const { node = '' } = tasks[halfHours % tasks.length] ?? {}
          run.complete(node)
          if (node === 'u')
            stops.push({ element: 'v', kinds: ['promised'], byStep: true, from: now, limit: null, to: null })
        }
        look()
        for (const clock of clocks()) if (isOpen(clock)) mustAgree(clock, lives, stops, now)
      }
    }),
    { seed: propertySeed(), numRuns: runs, endOnFailure: true },
  )
  expect(covered).toBeGreaterThan(runs / 2)
})

function visit(lives: Map<number, Visits>, clock: ClockState, now: number): void {
  const visits = lives.get(clock.key) ?? []
  const last = visits.at(-1)
  if (isOpen(clock) && (last === undefined || last.to !== null)) visits.push({ from: now, to: null })
  else if (!isOpen(clock) && last?.to === null) last.to = now
  lives.set(clock.key, visits)
}

function isOpen({ value }: ClockState): boolean {
  return value === 'running' || value === 'paused'
}

function isOfWhole({ element, byStep }: Stop): boolean {
  return wholes.includes(element) && !byStep
}

/** What a clock stands still for: what its kind does, around it or inside it, unless it was overdue before. */
function stoppedBy(clock: ClockState, lives: ReadonlyMap<number, Visits>, stops: readonly Stop[]): readonly Stop[] {
  const visits = lives.get(clock.key) ?? []
  const held: Stop[] = []
  for (const stop of stops) {
    const [first] = visits
    if (first === undefined || !stop.kinds.includes(clock.level.clock)) continue
    const wasOpen = visits.some(({ from, to }) => from <= stop.from && (to === null || stop.from < to))
    const isInside = pathOf(stop.element).includes(clock.node) && (!stop.byStep || stop.element !== clock.node)
    const isAround = pathOf(clock.node).slice(1).includes(stop.element) && !stop.byStep
    const isMeant = (isInside && wasOpen) || (isAround && (stop.to === null || stop.to > first.from))
    if (!isMeant) continue
    const { due } = readNaively(clock, visits, held, stop.from)
    if (due === null || localOf(stop.from) <= due) held.push(stop)
  }
  return held
}

function mustAgree(clock: ClockState, lives: ReadonlyMap<number, Visits>, stops: readonly Stop[], now: number): void {
  const workingDays = office(clock.level.calendar)
  if (workingDays === null) throw new Error(`Expected a calendar ${clock.level.calendar}.`)
  const { dueAt, usedDays, light } = readClock(workingDays, clock, clock.level, now)
  // What is stored for lists and due rows is the same.
  expect([clock.reading.dueAt, clock.reading.light]).toEqual([dueAt, light])

  const naive = readNaively(clock, lives.get(clock.key) ?? [], stoppedBy(clock, lives, stops), now)

  const found = { due: dueAt === null ? null : localOf(dueAt), usedDays, light }
  const { due, usedDays: used, light: colour } = naive
  expect({ node: clock.node, kind: clock.level.clock, ...found }).toEqual({
    ...{ node: clock.node, kind: clock.level.clock },
    ...{ due, usedDays: used, light: colour },
  })
}

/** Between two visits a promise stands still, and a time by law runs. */
function readNaively({ level, context }: ClockState, visits: Visits, held: readonly Stop[], at: number) {
  const between = visits.flatMap(({ to }, place) => {
    const next = visits[place + 1]
    return to === null || next === undefined || level.clock === 'statutory' ? [] : [{ from: to, to: next.from }]
  })
  return naiveDue({
    accepted: localOf(visits[0]?.from ?? at),
    days: context.budget,
    extension: 0,
    suspensions: [...held, ...between].map(({ from, to }) => ({
      from: localOf(from),
      to: to === null ? null : localOf(to),
    })),
    at: localOf(at),
  })
}

function localOf(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
}

function isAtWork(instant: number): boolean {
  const local = localOf(instant)
  return isNaivelyWorked(local.slice(0, 10)) && local.slice(11) < '17:30'
}
