import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choosing, playSideBySide, possibleInCore, sorted } from '../support/naive/side-by-side.ts'
import { type Played, parseProcess, play } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'
import { drawGraph, graph, tangle } from '../support/random-graph.ts'
import { blockOf, drawProcess } from '../support/random-process.ts'

const seed = propertySeed()
const isLong = process.env['SIJI_LONG'] === '1'

const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 })
const once = ['sequence', 'exclusive', 'parallel', 'inclusive', 'subProcess', 'aborted', 'undone', 'linked'] as const

test('does what a naive interpreter does, step by step, on graphs without any structure', async () => {
  await fc.assert(
    fc.asyncProperty(graph, choices, async (content, order) => {
      const { core, isQuiet } = playSideBySide(await parseProcess(drawGraph(content)), order, 25)

      // Where tokens are left and nobody can do anything, that is told.
      if (isQuiet) expect(core.incidents()).toContain('stuck-join')
    }),
    { seed, numRuns: isLong ? 5_000 : 150 },
  )
})

test('does what a naive interpreter does, step by step, where joins stand before joins', async () => {
  await fc.assert(
    fc.asyncProperty(tangle, choices, async (content, order) => {
      const { core, isQuiet } = playSideBySide(await parseProcess(drawGraph(content)), order, 25)

      if (isQuiet) expect(core.incidents()).toContain('stuck-join')
    }),
    { seed, numRuns: isLong ? 5_000 : 150 },
  )
})

test('does what a naive interpreter does, step by step, on balanced processes', async () => {
  await fc.assert(
    fc.asyncProperty(
      blockOf([...once, 'loop', 'multiInstance', 'cancelled', 'signalled', 'escalated']),
      choices,
      async (content, order) => {
        const { core, naive } = playSideBySide(await parseProcess(drawProcess(content).xml), order, 300)

        expect(core.incidents()).toEqual([])
        if (naive.state !== 'active') expect(core.state()).toMatchObject({ state: 'completed', elements: [] })
      },
    ),
    { seed, numRuns: isLong ? 2_000 : 100 },
  )
})

test('visits no element of a balanced process twice, whichever flows are taken', async () => {
  await fc.assert(
    fc.asyncProperty(blockOf(once), choices, async (content, order) => {
      const { core } = playSideBySide(await parseProcess(drawProcess(content).xml), order, 1_000)

      expect(core.state()).toMatchObject({ state: 'completed', elements: [] })
      expect(core.completed()).toEqual([...new Set(core.completed())])
    }),
    { seed, numRuns: isLong ? 2_000 : 100 },
  )
})

test('goes on after any suspension as if there had been none', async () => {
  await fc.assert(
    fc.asyncProperty(graph, choices, async (content, order) => {
      const definition = await parseProcess(drawGraph(content))
      const run = () => play(definition, { choose: choosing(definition, order), stepLimit: 1_000 })
      const [plain, held] = [run(), run()]
      const tell = ({ events }: Played) =>
        events.filter(
          ({ type }) => !['commandHandled', 'instanceSuspended', 'instanceResumed', 'signalKept'].includes(type),
        )

      for (const each of [plain, held]) each.start()
      for (let step = 0; step < 15 && plain.state().state === 'active'; step += 1) {
        const [one, other] = [plain, held].map((each) => {
          const possible = sorted(possibleInCore(definition, each))
          return possible[(order[step % order.length] ?? 0) % possible.length]
        })
        one?.take()
        held.send({ type: 'suspendInstance' })
        // A signal is kept until then; everything else is refused.
        const isKept = other?.name === 'signal'
        expect(other?.take() ?? { accepted: false }).toMatchObject({ accepted: isKept })
        held.send({ type: 'resumeInstance' })
        if (!isKept) other?.take()
      }

      expect(tell(held)).toEqual(tell(plain))
      expect({ ...held.state(), revision: 0 }).toEqual({ ...plain.state(), revision: 0 })
    }),
    { seed, numRuns: isLong ? 1_000 : 60 },
  )
})
