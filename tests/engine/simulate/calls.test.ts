import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { type Played, playScript } from '../../../engine/simulate/script/play-script.ts'
import { readStep } from '../../../engine/simulate/script/read-step.ts'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { send } from '../../../engine/simulate/world/send.ts'
import { settle } from '../../../engine/simulate/world/settle.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import { monday } from '../../support/play.ts'
import { inARow, tell as tellRow } from './tell.ts'

const file = new URL('../../conformance/diagrams/a-called-process-is-an-instance-of-its-own.bpmn', import.meta.url)

async function tell(...script: readonly object[]): Promise<Played> {
  const parsed = await parseBpmn(await readFile(file, 'utf8'), { hash: 'test', decisions: new Map() })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1))
  const steps = script.map((step) => readStep(JSON.parse(JSON.stringify(step))))
  return playScript(openWorld(parsed.processes, monday, { ...defaultSettings, throughJson: true }), steps)
}

const apply = { start: 'application', variables: { departments: ['fire', 'water'], area: 40 } }

test('passes on what is mapped, calls once per item, and collects what comes back in order', async () => {
  const { failure, world } = await tell(
    apply,
    {
      check: {
        waiting: { read: 2 },
        ended: false,
        variablesAt: { read: { department: 'fire', size: 80, area: null } },
      },
    },
    { complete: 'read', index: 1, variables: { opinion: 'maybe', secret: 1 } },
    { check: { waiting: { read: 1 }, completedActivities: ['read', 'done'] } },
    { complete: 'read', variables: { opinion: 'yes' } },
    {
      check: { waiting: { issue: 1 }, counts: { reviews: 2 }, variables: { opinions: ['yes', 'maybe'], secret: null } },
    },
  )

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['waiting', 'completed', 'completed'])
})

test('lets an error out of a called process reach the activity that called it, and cancels its sisters', async () => {
  const { failure, world } = await tell(
    apply,
    { complete: 'read', variables: { opinion: 'no' } },
    { check: { waiting: { explain: 1 }, ended: false, cancelled: ['reviews', 'read'] } },
  )

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['waiting', 'terminated', 'cancelled'])
})

test('cancels what it called when a boundary event interrupts the call', async () => {
  const { failure, world } = await tell(apply, { advance: 'P5D' }, { check: { waiting: { hurry: 1 }, ended: false } })

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['waiting', 'cancelled', 'cancelled'])
})

test('cancels everything below when the calling instance is cancelled', async () => {
  const { world } = await tell({ start: 'office' }, { cancel: true })

  expect(resultsOf(world).map(({ result }) => result)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

test('lets an error go up through a caller that does not catch it, which ends with it', async () => {
  const { failure, world } = await tell(
    { start: 'office' },
    { error: 'read', code: 'refused', variables: { why: 'late' } },
    { check: { waiting: { apologise: 1 }, ended: false, cancelled: ['beside'], variables: { why: 'late' } } },
  )

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['waiting', 'terminated', 'terminated'])
})

test('stands with an incident at the activity where nobody catches the error, and calls anew when resolved', async () => {
  const { failure, world } = await tell(
    { start: 'middle' },
    { complete: 'read', variables: { opinion: 'no' } },
    { check: { ended: false, waiting: { beside: 1, inner: 0 } } },
    { resolve: 'inner' },
    { complete: 'read' },
    { complete: 'beside' },
  )

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['completed', 'terminated', 'completed'])
})

test.each([
  ['a process that is not there', { which: 'nobody' }, 'called-process-missing'],
  ['no process at all', {}, 'called-process-not-text'],
])('stands with an incident where it calls %s, and calls again when that is mended', async (_, variables, code) => {
  const broken = await tell({ start: 'forgetful', variables })
  expect(resultsOf(broken.world)[0]?.incidents).toMatchObject([{ element: 'unknown', code }])

  const mended = await tell(
    { start: 'forgetful', variables },
    { resolve: 'unknown', variables: { which: 'review' } },
    { complete: 'read' },
    { check: { allEnded: true } },
  )

  expect(mended.failure).toBeNull()
})

test('stands with an incident where the called instance was cancelled by somebody else', async () => {
  const { world } = await tell({ start: 'forgetful', variables: { which: 'review' } })
  const [, called] = world.members
  if (called === undefined) throw new Error('Expected an instance to have been called.')

  const outcome = settle(send(world, called, { type: 'cancelInstance', reason: 'test' }))

  expect(outcome.ok && resultsOf(outcome.world)[0]?.incidents).toMatchObject([{ code: 'called-instance-cancelled' }])
})

test('stops a process that calls itself without end', async () => {
  const { world } = await tell({ start: 'circle' })

  expect(resultsOf(world).flatMap(({ incidents }) => incidents)).toMatchObject([{ code: 'call-too-deep' }])
  expect(world.members).toHaveLength(101)
})

test('rests at an escalation until the caller has answered, and goes no further where that ends the call', async () => {
  const interrupted = await tell(
    { start: 'above', variables: { grave: true } },
    { check: { waiting: { stopped: 1 }, ended: false, neverReached: ['carry_on'], cancelled: ['ask_below'] } },
  )
  const noticed = await tell(
    { start: 'above', variables: { grave: false } },
    { check: { waiting: { noticed: 1, carry_on: 1 }, ended: false, neverReached: ['stopped'] } },
    { complete: 'carry_on' },
    { check: { waiting: { noticed: 1, done_above: 1 } } },
  )

  expect(interrupted.failure).toBeNull()
  expect(noticed.failure).toBeNull()
  expect(resultsOf(interrupted.world).map(({ result }) => result)).toEqual(['waiting', 'cancelled', 'cancelled'])
})

test('passes all variables on and back, but not what a loop counts', async () => {
  const caller = inARow('caller', [
    '<startEvent id="begin"/>',
    `<callActivity id="each" calledElement="called"><extensionElements><c:in variables="all"/><c:out variables="all"/></extensionElements>
       <multiInstanceLoopCharacteristics isSequential="true" c:collection="items" c:elementVariable="item"/></callActivity>`,
  ]).replace('<process', '<process xmlns:c="http://camunda.org/schema/1.0/bpmn"')
  const called = inARow('called', ['<startEvent id="first"/>', '<userTask id="work"/>'])

  const { world } = await tellRow(caller + called, [
    { start: 'caller', variables: { items: ['a', 'b'] } },
    { complete: 'work', variables: { found: 1 } },
    { complete: 'work', variables: { found: 2 } },
  ])

  const variables = resultsOf(world).map((each) => each.variables)
  expect(variables).toEqual([
    { items: ['a', 'b'], found: 2 },
    { items: ['a', 'b'], item: 'a', loopCounter: 0, found: 1 },
    { items: ['a', 'b'], item: 'b', loopCounter: 1, found: 2 },
  ])
})
