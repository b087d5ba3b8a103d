import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handle } from '../../engine/core/handle.ts'
import type { ProcessInstance } from '../../engine/core/instance.ts'
import { contextAt, monday, type Played, parseProcess, play } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'
import { block, drawProcess } from '../support/random-process.ts'
import { withBranchMore } from '../support/with-branch-more.ts'

const seed = propertySeed()
const runs = process.env['SIJI_LONG'] === '1' ? 5_000 : 150

/** Moves whatever waits, in an order drawn at random, until nothing waits any more. */
function playOut(run: Played, choices: readonly number[]): void {
  run.start()
  for (let step = 0; run.state().state === 'active'; step += 1) {
    const waiting = run.state().elements.filter(({ task, triggers }) => task !== undefined || triggers !== undefined)
    if (waiting.length === 0 || step > 2_000) return
    const next = waiting[(choices[step % choices.length] ?? 0) % waiting.length]
    if (next?.task !== undefined) run.send({ type: 'completeTask', key: next.key, variables: {} })
    else run.trigger(next?.node ?? '')
  }
}

const choices = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 40 })

test('runs every node of a balanced process as often as its shape says, and leaves no token', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const { xml, exactly, atMost } = drawProcess(content)
      const run = play(await parseProcess(xml))

      playOut(run, order)

      const counts = new Map<string, number>()
      for (const node of run.completed()) counts.set(node, (counts.get(node) ?? 0) + 1)
      for (const [node, times] of exactly) expect([node, counts.get(node) ?? 0]).toEqual([node, times])
      for (const [node, times] of atMost) expect(counts.get(node) ?? 0).toBeLessThanOrEqual(times)
      expect(run.incidents()).toEqual([])
      expect(run.state()).toMatchObject({ state: 'completed', elements: [] })
    }),
    { seed, numRuns: runs },
  )
})

test('decides the same command on the same instance in the same way', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const { xml } = drawProcess(content)
      const [first, second] = [play(await parseProcess(xml)), play(await parseProcess(xml))]

      playOut(first, order)
      playOut(second, order)

      expect(JSON.stringify(second.events)).toBe(JSON.stringify(first.events))
    }),
    { seed, numRuns: runs / 10 },
  )
})

test('leaves no join stuck, whatever tokens are moved by hand', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const definition = await parseProcess(drawProcess(content).xml)
      const run = play(definition)
      const nodes = [...definition.nodes.keys()]
      const at = <T>(list: readonly T[], step: number) => list[(order[step % order.length] ?? 0) % list.length]
      run.start()

      for (let step = 0; run.state().state === 'active' && step < 200; step += 1) {
        const waiting = run
          .state()
          .elements.filter(({ task, triggers }) => task !== undefined || triggers !== undefined)
        const next = at(waiting, step)
        if (next === undefined) break
        if (step % 3 === 1) {
          // What cannot be done by hand is refused, and that is all.
          const activate = [at(nodes, step + 1) ?? '']
          run.send({ type: 'modifyInstance', terminate: step % 2 === 0 ? [next.node] : [], activate, after: [] })
        } else if (next.task !== undefined) run.send({ type: 'completeTask', key: next.key, variables: {} })
        else run.trigger(next.node)
        expect(run.incidents()).not.toContain('stuck-join')
      }
    }),
    { seed, numRuns: runs / 2 },
  )
})

test('changes nothing by migrating to a version of the same shape, at whatever moment', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const { xml } = drawProcess(content)
      const [stays, goes] = [play(await parseProcess(xml)), play(await parseProcess(xml))]
      stays.start()
      goes.start()

      for (let step = 0; stays.state().state === 'active' && step < 200; step += 1) {
        const before = goes.state()
        if (step % 2 === 0) {
          const hash = `version ${step}`
          expect(goes.migrate(await parseProcess(xml, { hash })).accepted).toBe(true)
          const { revision } = before
          expect(goes.state()).toEqual({ ...before, definitionHash: hash, revision: revision + 1 })
        }
        const waiting = before.elements.filter(({ task, triggers }) => task !== undefined || triggers !== undefined)
        const next = waiting[(order[step % order.length] ?? 0) % waiting.length]
        if (next === undefined) break
        for (const run of [stays, goes]) {
          if (next.task !== undefined) run.send({ type: 'completeTask', key: next.key, variables: {} })
          else run.trigger(next.node)
        }
        expect(goes.state().elements).toEqual(stays.state().elements)
      }
    }),
    { seed, numRuns: runs / 5 },
  )
})

test('leaves no join stuck when it goes on by a version with one branch more or less', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, fc.nat(1_000), async (content, order, drawn) => {
      const { xml } = drawProcess(content)
      const run = play(await parseProcess(xml))
      const others = [
        await parseProcess(withBranchMore(xml), { hash: 'more' }),
        await parseProcess(xml, { hash: 'again' }),
      ]
      run.start()

      for (let step = 0; run.state().state === 'active' && step < 200; step += 1) {
        const to = step === drawn % 5 ? others[0] : step === drawn % 7 ? others[1] : undefined
        if (to !== undefined) run.migrate(to)
        const waiting = run
          .state()
          .elements.filter(({ task, triggers }) => task !== undefined || triggers !== undefined)
        const next = waiting[(order[step % order.length] ?? 0) % waiting.length]
        if (next === undefined) break
        if (next.task !== undefined) run.send({ type: 'completeTask', key: next.key, variables: {} })
        else run.trigger(next.node)
        expect(run.incidents()).not.toContain('stuck-join')
      }
    }),
    { seed, numRuns: runs / 2 },
  )
})

test('opens and ends every task, timer and incident exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const run = play(await parseProcess(drawProcess(content).xml))

      playOut(run, order)

      const keys = (...types: readonly string[]) =>
        run.events.flatMap((event) => (types.includes(event.type) && 'key' in event ? [event.key] : [])).sort(ascending)
      expect(keys('taskEnded')).toEqual(keys('taskOpened'))
      expect(keys('triggerRemoved')).toEqual(keys('timerStarted', 'signalAwaited'))
      expect(keys('elementCompleted', 'elementTerminated')).toEqual(keys('elementActivated'))
    }),
    { seed, numRuns: runs / 3 },
  )
})

test('holds a thousand commands on one frozen instance apart', async () => {
  const definition = await parseProcess(
    drawProcess({ type: 'parallel', blocks: [{ type: 'user' }, { type: 'user' }] }).xml,
  )
  const run = play(definition)
  run.start()
  const instance = deepFrozen(run.state())
  const keys = instance.elements.filter(({ task }) => task !== undefined).map(({ key }) => key)

  const answers = Array.from({ length: 1_000 }, (_, index) =>
    handle(
      definition,
      instance,
      {
        id: String(index),
        parkId: 'park',
        instanceId: 'instance',
        actor: { type: 'system', name: 'test' },
        body: { type: 'completeTask', key: keys[index % 2] ?? -1, variables: { index } },
      },
      contextAt(monday),
    ),
  )

  expect(answers.every(({ accepted }) => accepted)).toBe(true)
  expect(new Set(answers.map((answer) => (answer.accepted ? answer.instance.revision : 0)))).toEqual(new Set([2]))
})

function ascending(a: number, b: number): number {
  return a - b
}

function deepFrozen(instance: ProcessInstance): ProcessInstance {
  for (const value of [instance, instance.elements, ...instance.elements]) Object.freeze(value)
  return instance
}
