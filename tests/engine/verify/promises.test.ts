import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { playScript } from '../../../engine/simulate/script/play-script.ts'
import { readScript } from '../../../engine/simulate/script/read-script.ts'
import { linesOf } from '../../../engine/simulate/world/trace.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import type { Fault } from '../../../engine/verify/fault.ts'
import { longestWay } from '../../../engine/verify/promises/longest-way.ts'
import type { Leg, Stop } from '../../../engine/verify/promises/stop.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'
import { monday, parseProcess } from '../../support/play.ts'
import { draw } from './draw.ts'
import { promises, undecided } from './promises.ts'

const called = draw('start:s2 > user:x\n x > end:e2\n days x 3', 'called')

describe('the worst case of a promise counts', () => {
  test.each(promises)('%s', async (_sentence, promised, worst, path, drawing) => {
    const others = drawing.includes('calls:') ? [await parseProcess(called)] : []
    const since = drawing.includes('accepted') ? ' authority gate promised accepted' : ''
    const keeping = await parseProcess(draw(`days process ${promised}${since}\n${drawing}`))
    const breaking = await parseProcess(draw(`days process ${promised - 1}${since}\n${drawing}`))

    const kept = verifyProcess(keeping, { limit: 20_000, others: [keeping, ...others] })
    const broken = verifyProcess(breaking, { limit: 20_000, others: [breaking, ...others] })

    expect(kept.undecided).toEqual([])
    expect(kept.faults.filter(({ fault }) => fault === 'over-promise')).toEqual([])
    const told = kept.promises.find(({ element }) => element === keeping.id)
    expect(told).toMatchObject({ promised, worst, undecided: null })
    expect(wayOf([keeping, ...others], told)).toEqual(expect.stringMatching(inOrder(path)))
    const fault = broken.faults.find((each) => each.fault === 'over-promise')
    expect(fault?.overrun).toMatchObject({ promised: promised - 1, worst })
    expect(fault?.overrun?.path.map(({ element, days }) => `${element} ${days}`).join(', ')).toBe(path)
    expect(wayOf([breaking, ...others], fault)).toEqual(expect.stringMatching(inOrder(path)))
  })
})

describe('a time by law that begins later', () => {
  const judge = async (days: number, drawing: string) => {
    const definition = await parseProcess(
      draw(`days process ${days} authority gate statutory accepted issued\n${drawing}`),
    )
    const { faults, undecided } = verifyProcess(definition, { limit: 20_000, others: [definition] })
    const broken = faults.find(({ fault }) => fault === 'over-promise')
    return { worst: broken?.overrun?.worst ?? null, undecided: undecided.map(({ element }) => element) }
  }

  test('counts what lies between its milestones, by its own clock', async () => {
    const drawing = `start:s > user:check\n check > user:a\n a > user:b\n b > user:print\n print > end:e
      milestone check accepted\n milestone print issued
      days check 5 authority visit statutory\n days a 20 authority visit statutory\n days a 1
      days b 7 authority visit statutory`

    expect(await judge(27, drawing)).toEqual({ worst: null, undecided: [] })
    expect(await judge(26, drawing)).toEqual({ worst: 27, undecided: [] })
  })

  const rounds = (scope: string) => `start:s > user:a\n a > sub:review {\n start:is > user:gate\n gate > end:ie
    days gate 20 authority ${scope} statutory\n }
    review > xor:again\n again > review [x > 1 rounds 1]\n again > user:print [default]\n print > end:e
    milestone a accepted\n milestone print issued`

  test('counts a gate once for all rounds, for its time runs on between them', async () => {
    expect(await judge(20, rounds('gate'))).toEqual({ worst: null, undecided: [] })
    expect(await judge(19, rounds('gate'))).toEqual({ worst: 20, undecided: [] })
  })

  test('counts what begins afresh in every round', async () => {
    expect(await judge(40, rounds('visit'))).toEqual({ worst: null, undecided: [] })
    expect(await judge(39, rounds('visit'))).toEqual({ worst: 40, undecided: [] })
  })
})

describe('a promise is not decided for', () => {
  test.each(undecided)('%s', async (_sentence, element, drawing) => {
    const definition = await parseProcess(draw(`days process 9\n${drawing}`))

    const { faults, undecided } = verifyProcess(definition, { limit: 20_000, others: [definition] })

    expect(faults.filter(({ fault }) => fault === 'over-promise')).toEqual([])
    expect(undecided.map((each) => each.element)).toEqual([element])
  })

  test('nothing that is certainly too long without what nobody knows', async () => {
    const definition = await parseProcess(
      draw('days process 3\n start:s > turns:a\n a > user:b\n b > end:e\n days a 1\n days b 3'),
    )

    const { faults } = verifyProcess(definition, { limit: 20_000, others: [definition] })

    expect(faults.map(({ overrun }) => overrun?.worst)).toEqual([4])
  })
})

describe('the longest way', () => {
  test('is the longest of all that there are, one by one', () => {
    fc.assert(
      fc.property(graph, ({ stops, legs }) => {
        const found = longestWay(['0'], stops, legs)

        expect(found.unknown).toBeNull()
        expect(found.days).toBe(longestByTrying(stops, legs, '0', new Map(), new Set()))
        expect(found.steps.reduce((sum, { days }) => sum + days, 0)).toBe(found.days)
      }),
      { numRuns: 400 },
    )
  })
})

/** Legs go forwards without bound, and back or to the same stop at most so often. */
const graph = fc
  .record({
    days: fc.array(fc.record({ days: fc.nat(4), once: fc.boolean() }), { minLength: 2, maxLength: 5 }),
    legs: fc.uniqueArray(
      fc.record({ from: fc.nat(4), to: fc.nat(4), rounds: fc.nat(2), atMost: fc.option(fc.nat(3)) }),
      { maxLength: 7, selector: ({ from, to }) => `${from} ${to}` },
    ),
  })
  .map(({ days, legs }): { stops: readonly Stop[]; legs: readonly Leg[] } => ({
    stops: days.map((each, at) => ({ id: String(at), ...each, inside: [], unknown: null })),
    legs: legs
      .filter(({ from, to }) => from < days.length && to < days.length)
      .map(({ from, to, rounds, atMost }) => ({
        from: String(from),
        to: String(to),
        rounds: from < to ? null : rounds,
        atMost,
      })),
  }))

function longestByTrying(
  stops: readonly Stop[],
  legs: readonly Leg[],
  at: string,
  gone: ReadonlyMap<Leg, number>,
  spent: ReadonlySet<string>,
): number {
  const stop = stops.find(({ id }) => id === at)
  const here = stop === undefined || (stop.once && spent.has(at)) ? 0 : stop.days
  const ways = legs
    .filter((leg) => leg.from === at && (leg.rounds === null || (gone.get(leg) ?? 0) < leg.rounds))
    .map((leg) => {
      const further = new Map(gone).set(leg, (gone.get(leg) ?? 0) + 1)
      return Math.min(here, leg.atMost ?? here) + longestByTrying(stops, legs, leg.to, further, new Set([...spent, at]))
    })
  return Math.max(here, ...ways)
}

/** What a script activates, in order, once it has been played as `siji run --script` does. */
function wayOf(definitions: Parameters<typeof openWorld>[0], told: Pick<Fault, 'script'> | undefined): string {
  const read = readScript((told?.script ?? []).map((line) => JSON.stringify(line)).join('\n'))
  if (!read.ok) throw new Error(read.message)
  const { world, failure } = playScript(openWorld(definitions, monday, defaultSettings), read.steps)
  if (failure !== null) throw new Error(JSON.stringify(failure))
  return linesOf(world.trace)
    .filter(({ event }) => event === 'activated')
    .map(({ element }) => element)
    .join(' ')
}

/** Of what is repeated in one place, the script goes through one round. */
function inOrder(path: string): RegExp {
  const names = path.split(', ').map((step) => step.split(' ')[0])
  return new RegExp(names.map((name) => `\\b${name}\\b`).join('.*'))
}
