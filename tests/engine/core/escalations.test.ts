import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('tells the nearest that catches an escalation, and only that one', async () => {
  const run = play(await readDiagram('an-escalation-finds-the-nearest-catcher'))

  run.start()

  expect(run.waiting()).toEqual({ search: 1, hurry: 1 })
})

test('prefers the code to a catch-all, ends what it interrupts, and goes on where nobody catches it', async () => {
  const run = play(await readDiagram('an-escalation-finds-the-nearest-catcher'))
  run.start()

  run.complete('search')
  expect(run.waiting()).toEqual({ report: 1 })
  run.complete('report')

  expect(run.state().state).toBe('completed')
  expect(run.completed().slice(-2)).toEqual(['unheard', 'end'])
})

test('lets a task escalate and stay open', async () => {
  const run = play(await readDiagram('an-escalation-finds-the-nearest-catcher'))
  run.start()

  run.send({ type: 'throwEscalation', key: run.element('search').key, code: 'other', variables: { reason: 'rain' } })

  expect(run.waiting()).toEqual({ search: 1, hurry: 1, hear: 1 })
  expect(run.variables()).toEqual({ reason: 'rain' })
  expect(run.rejection({ type: 'throwEscalation', key: 0, code: 'other', variables: {} }).code).toBe('not-waiting')
})

test('brings what an event sub-process escalates out of its scope, not to itself', async () => {
  const run = play(await readDiagram('an-event-sub-process-does-not-catch-what-comes-out-of-itself'))
  run.start()

  run.complete('work')

  expect(run.waiting()).toEqual({ hear: 1 })
  expect(run.completed().filter((node) => node === 'isLate')).toHaveLength(1)
})

test('starts no other event sub-process beside one that has interrupted the scope', async () => {
  const run = play(await readDiagram('an-event-sub-process-does-not-catch-what-comes-out-of-itself'))
  run.start()
  run.message('ask')
  expect(run.waiting()).toEqual({ answer: 1 })

  run.complete('answer')

  expect(run.waiting()).toEqual({ giveUp: 1 })
})

test('lets somebody make an event happen that catches, and only while it could', async () => {
  const run = play(await readDiagram('an-event-sub-process-does-not-catch-what-comes-out-of-itself'))
  run.start()

  run.trigger('escalated')
  run.trigger('isBroken')
  expect(run.waiting()).toEqual({ mend: 1, hear: 1 })

  expect(run.rejection({ type: 'triggerEvent', node: 'isLate', variables: {} }).code).toBe('not-waiting')
  run.trigger('failed')
  expect(run.waiting()).toEqual({ giveUp: 1, hear: 1 })
  expect(run.rejection({ type: 'triggerEvent', node: 'failed', variables: {} }).code).toBe('not-waiting')
})

test('starts no event sub-process again that has interrupted its scope, whatever is compensated there', async () => {
  const run = play(await readDiagram('an-interrupting-event-sub-process-starts-only-once'))
  const escalate = (node: string) =>
    run.send({ type: 'throwEscalation', key: run.element(node).key, code: 'late', variables: {} })
  run.start()

  escalate('inspect')
  escalate('tearDown')

  expect(run.waiting()).toEqual({ undo: 1, tearDown: 1 })
  run.complete('tearDown')
  expect(run.waiting()).toEqual({ report: 1 })
})
