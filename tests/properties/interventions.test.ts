import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ElementInstance } from '../../engine/core/instance.ts'
import type { RestartPoint } from '../../engine/core/restart.ts'
import type { ProcessDefinition, ScopeDefinition } from '../../engine/model/definition.ts'
import { type Played, parseProcess, play } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'
import { drawGraph, graph } from '../support/random-graph.ts'
import { block, drawProcess } from '../support/random-process.ts'
import { restart } from '../support/restart.ts'
import { withBranchMore } from '../support/with-branch-more.ts'

const seed = propertySeed()
const runs = process.env['SIJI_LONG'] === '1' ? 3_000 : 80
const choices = fc.array(fc.nat(1_000), { minLength: 4, maxLength: 40 })

const waits = ({ task, triggers, call }: ElementInstance) =>
  task !== undefined || triggers !== undefined || call !== undefined

function pick<T>(list: readonly T[], order: readonly number[], step: number): T | undefined {
  return list[(order[step % order.length] ?? 0) % list.length]
}

/** Lets one of those that wait go on; says whether there is any. */
function moveOne(run: Played, order: readonly number[], step: number): boolean {
  const next = pick(run.state().elements.filter(waits), order, step)
  if (next === undefined) return false
  if (next.task !== undefined) run.send({ type: 'completeTask', key: next.key, variables: {} })
  else if (next.call !== undefined) {
    run.send({ type: 'completeCall', key: next.call.key, state: 'completed', variables: {} })
  } else run.send({ type: 'triggerEvent', node: next.triggers?.[0]?.node ?? next.node, variables: {} })
  return true
}

/** What was moved by hand is never stuck, and who has tokens has something that will move them. */
function mustGoOn(run: Played, isBalanced: boolean): void {
  const { state, elements } = run.state()
  // A graph in which tokens multiply is left out: nothing more is learnt from thousands of them.
  fc.pre(elements.length < 300)
  const stuck = elements.filter(({ moved, incident }) => moved === true && incident?.code === 'stuck-join')
  expect(stuck).toEqual([])
  if (isBalanced) expect(run.incidents()).not.toContain('stuck-join')
  if (state === 'active') {
    const movers = elements.filter((element) => waits(element) || element.incident !== undefined)
    expect(movers.length).toBeGreaterThan(0)
  } else expect(elements).toEqual([])
}

function driveOn(run: Played, order: readonly number[], isBalanced: boolean, most = 120): void {
  for (let step = 0; run.state().state === 'active' && step < most; step += 1) {
    mustGoOn(run, isBalanced)
    if (!moveOne(run, order, step)) return
  }
  mustGoOn(run, isBalanced)
}

/** A node with a body for each loop around it. */
function pointAt(definition: ProcessDefinition, order: readonly number[], step: number): RestartPoint {
  const node = pick([...definition.nodes.values()], order, step)
  const bodies: Record<string, number> = {}
  const loops = (id: string) => {
    const found = definition.nodes.get(id)
    return found !== undefined && 'loop' in found && found.loop !== null
  }
  for (let scope: ScopeDefinition | null = node?.scope ?? null; scope !== null; scope = scope.parent) {
    if (loops(scope.id)) bodies[scope.id] = (order[(step + 1) % order.length] ?? 0) % 3
  }
  if (node !== undefined && loops(node.id) && step % 2 === 0) bodies[node.id] = step % 3
  return { node: node?.id ?? '', bodies }
}

for (const [kind, models, isBalanced] of [
  ['a balanced process', block.map((content) => drawProcess(content).xml), true],
  ['a process without any structure', graph.map(drawGraph), false],
] as const) {
  test(`leaves no join stuck in ${kind}, whatever is moved by hand, and always goes on or ends`, async () => {
    await fc.assert(
      fc.asyncProperty(models, choices, async (xml, order) => {
        const definition = await parseProcess(xml)
        const run = play(definition)
        const nodes = [...definition.nodes.keys()]
        run.start()

        for (let step = 0; run.state().state === 'active' && step < 40; step += 1) {
          if (step % 3 === 1) {
            const standing = pick(run.state().elements.slice(1), order, step)
            run.send({
              type: 'modifyInstance',
              terminate: step % 2 === 0 && standing !== undefined ? [standing.node] : [],
              activate: [pick(nodes, order, step + 1) ?? ''],
              after: step % 4 === 0 ? [pick(nodes, order, step + 2) ?? ''] : [],
            })
          } else if (!moveOne(run, order, step)) break
          mustGoOn(run, isBalanced)
        }
        driveOn(run, order, isBalanced)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
  })

  test(`leaves no join stuck in ${kind}, wherever it is restarted, and always goes on or ends`, async () => {
    let restarted = 0
    await fc.assert(
      fc.asyncProperty(models, choices, async (xml, order) => {
        const definition = await parseProcess(xml)
        const ended = play(definition)
        ended.start()
        for (let step = 0; ended.state().state === 'active' && step < (order[0] ?? 0) % 5; step += 1) {
          if (!moveOne(ended, order, step)) break
        }
        if (ended.state().state === 'active') ended.send({ type: 'cancelInstance', reason: 'test' })
        const points = Array.from({ length: 1 + ((order[1] ?? 0) % 3) }, (_, at) => pointAt(definition, order, at + 2))

        const run = restart(definition, ended, points)
        // What cannot be entered there is refused, and that is all.
        if ('code' in run) return
        restarted += 1
        driveOn(run, order, isBalanced)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    expect(restarted).toBeGreaterThan(runs / 4)
  })
}

test('goes on or ends after every migration to a version with one branch more or less, with no join stuck', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const { xml } = drawProcess(content)
      const run = play(await parseProcess(xml))
      const versions = [
        await parseProcess(withBranchMore(xml), { hash: 'more' }),
        await parseProcess(xml, { hash: 'again' }),
      ]
      run.start()

      for (let step = 0; run.state().state === 'active' && step < 40; step += 1) {
        const to = step % 4 === (order[0] ?? 0) % 4 ? pick(versions, order, step + 1) : undefined
        if (to !== undefined) run.migrate(to)
        mustGoOn(run, true)
        if (run.state().state !== 'active' || !moveOne(run, order, step)) break
      }

      driveOn(run, order, true)
    }),
    { seed, numRuns: runs / 2, endOnFailure: true },
  )
})

test('changes nothing by suspending and resuming, at whatever moment, and loses no signal that comes between', async () => {
  await fc.assert(
    fc.asyncProperty(block, choices, async (content, order) => {
      const { xml } = drawProcess(content)
      const [stays, held] = [play(await parseProcess(xml)), play(await parseProcess(xml))]
      stays.start()
      held.start()

      for (let step = 0; stays.state().state === 'active' && step < 60; step += 1) {
        const listens = stays
          .state()
          .elements.some(({ triggers = [] }) => triggers.some(({ type }) => type === 'signal'))
        if (listens) stays.signal('signal')
        held.send({ type: 'suspendInstance' })
        if (listens) held.signal('signal')
        held.send({ type: 'resumeInstance' })
        expect(contentOf(held)).toEqual(contentOf(stays))
        const moves = [stays, held].map((run) => moveOne(run, order, step))
        if (!moves.every((moved) => moved)) break
        expect(contentOf(held)).toEqual(contentOf(stays))
      }
    }),
    { seed, numRuns: runs / 2, endOnFailure: true },
  )
})

/** All of an instance but the number of its commands. */
function contentOf(run: Played) {
  const { revision, ...content } = run.state()
  return content
}
