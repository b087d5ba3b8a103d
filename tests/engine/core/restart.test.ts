import { expect, test } from 'vitest'
import type { RestartPoint } from '../../../engine/core/restart.ts'
import type { Variables } from '../../../engine/expressions/expression.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseProcess, play, readDiagram } from '../../support/play.ts'
import { restart as restartAt } from '../../support/restart.ts'

const moved = 'a-token-moved-by-hand-leaves-no-join-stuck'

/** Ends an instance of this process and lets it go on at these points as another one. */
async function restart(definition: ProcessDefinition, points: readonly RestartPoint[], variables: Variables = {}) {
  const old = play(definition)
  old.start({ way: 'left', kept: 1, items: ['x', 'y', 'z'] })
  old.send({ type: 'cancelInstance', reason: 'test' })
  const run = restartAt(definition, old, points, variables)
  if ('code' in run) throw new Error(run.message)
  return { old, run }
}

test('goes on as a new instance with the last variables and the new ones over them, and both know of each other', async () => {
  const { old, run } = await restart(await readDiagram(moved), [{ node: 'which' }], { way: 'right' })

  expect(run.waiting()).toEqual({ right: 1 })
  expect(run.variables()).toEqual({ way: 'right', kept: 1, items: ['x', 'y', 'z'] })
  expect(run.state()).toMatchObject({ restartOf: 'instance', state: 'active' })
  expect(old.state()).toMatchObject({ restarts: ['again'], state: 'cancelled' })
})

test('waits at no join for a branch that nobody has gone', async () => {
  const { run } = await restart(await readDiagram(moved), [{ node: 'a' }, { node: 'b2' }])
  expect(run.waiting()).toEqual({ a: 1, b2: 1 })

  run.complete('a')
  expect(run.waiting()).toEqual({ b2: 1, join: 1 })
  run.complete('b2')

  expect(run.waiting()).toEqual({ left: 1 })
  expect(run.incidents()).toEqual([])
})

test('opens the scopes around the point, with what waits at them', async () => {
  const { run } = await restart(await readDiagram(moved), [{ node: 'second' }])

  expect(run.waiting()).toEqual({ second: 1 })
  run.advance('P1D')
  expect(run.waiting()).toEqual({ hurry: 1 })
})

test('starts from the beginning where no point is named', async () => {
  const { run } = await restart(await readDiagram(moved), [])

  expect(run.waiting()).toEqual({ a: 1, b: 1, c: 1 })
})

const looped = (sequential: boolean, nodes: string, id = 'each') =>
  parseProcess(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
  id="d" targetNamespace="t"><process id="p" isExecutable="true"><startEvent id="start"/>
  <sequenceFlow id="f1" sourceRef="start" targetRef="${id}"/>${nodes.replace(
    '%loop%',
    `<multiInstanceLoopCharacteristics isSequential="${sequential}" camunda:collection="items" camunda:elementVariable="item"/>`,
  )}<sequenceFlow id="f2" sourceRef="${id}" targetRef="after"/><userTask id="after"/>
  <boundaryEvent id="late" attachedToRef="${id}"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
  </process></definitions>`)

const task = '<userTask id="each">%loop%</userTask>'
const inside = `<subProcess id="each">%loop%<startEvent id="s"/><sequenceFlow id="g1" sourceRef="s" targetRef="one"/>
  <userTask id="one"/><sequenceFlow id="g2" sourceRef="one" targetRef="two"/><userTask id="two"/></subProcess>`

test('goes on in the bodies that were named, and counts the others as done', async () => {
  const { run } = await restart(await looped(false, task), [
    { node: 'each', bodies: { each: 0 } },
    { node: 'each', bodies: { each: 2 } },
  ])

  expect(run.waiting()).toEqual({ each: 2 })
  const keys = run.state().elements.filter(({ body }) => body !== undefined)
  expect(keys.map(({ variables }) => variables?.['item'])).toEqual(['x', 'z'])
  expect(run.variables(keys[0]?.key)).toMatchObject({ nrOfActiveInstances: 2, nrOfCompletedInstances: 1 })
  run.complete('each')
  expect(run.waiting()).toEqual({ each: 1 })
  run.complete('each')
  expect(run.waiting()).toEqual({ after: 1 })
})

test('goes on with the bodies behind the one that was named where they come one after the other', async () => {
  const { run } = await restart(await looped(true, inside), [{ node: 'two', bodies: { each: 1 } }])
  expect(run.waiting()).toEqual({ two: 1 })

  run.complete('two')
  expect(run.waiting()).toEqual({ one: 1 })
  expect(run.variables(run.element('one').key)).toMatchObject({ item: 'z', nrOfCompletedInstances: 2 })
  run.complete('one')
  run.complete('two')

  expect(run.waiting()).toEqual({ after: 1 })
})

test('keeps the boundary events of a loop that it enters', async () => {
  const { run } = await restart(await looped(false, inside), [{ node: 'two', bodies: { each: 1 } }])

  run.advance('P1D')

  expect(run.state().elements).toHaveLength(0)
  expect(run.completed()).toContain('late')
})

test('goes on in a round of a loop that is asked after each', async () => {
  const rounds = '<userTask id="each"><standardLoopCharacteristics loopMaximum="3"/></userTask>'
  const { run } = await restart(await looped(false, rounds), [{ node: 'each', bodies: { each: 1 } }])

  run.complete('each')
  expect(run.waiting()).toEqual({ each: 1 })
  run.complete('each')

  expect(run.waiting()).toEqual({ after: 1 })
})

test.each([
  ['there is no such node', [{ node: 'nowhere' }], 'no-such-node'],
  ['it lies in a loop and no body is named', [{ node: 'two' }], 'cannot-enter'],
  ['there is no such body', [{ node: 'two', bodies: { each: 3 } }], 'no-such-body'],
  [
    'another body runs where they come one after the other',
    [
      { node: 'two', bodies: { each: 0 } },
      { node: 'two', bodies: { each: 1 } },
    ],
    'body-runs',
  ],
] as const)('is refused where %s, and leaves the old instance as it is', async (_, points, code) => {
  const old = play(await looped(true, inside))
  old.start({ items: ['x', 'y', 'z'] })
  old.send({ type: 'cancelInstance', reason: 'test' })
  const before = old.state()

  expect(old.rejection({ type: 'restartInstance', as: 'again', points, variables: {} }).code).toBe(code)

  expect(old.state()).toEqual(before)
})

test('is refused while the instance runs', async () => {
  const run = play(await readDiagram(moved))
  run.start({ way: 'left' })

  expect(run.rejection({ type: 'restartInstance', as: 'again', points: [], variables: {} }).code).toBe(
    'instance-not-ended',
  )
})
