import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('starts a process at the event behind its gateway, past the others', async () => {
  const run = play(await readDiagram('the-first-of-several-messages-starts-the-process'))

  run.start({}, 'isOnline')

  expect(run.waiting()).toEqual({ read: 1 })
  expect(run.completed()).toEqual(['either', 'isOnline'])
  expect(run.rejection({ type: 'deliverMessage', name: 'paper', correlationKey: null, variables: {} }).code).toBe(
    'no-subscriber',
  )
})

test('waits for the other events of a gateway that needs all, by their keys', async () => {
  const run = play(await readDiagram('all-of-several-messages-make-one-process'))

  run.start({ number: 7 }, 'payment')
  expect(run.waiting()).toEqual({ book: 1, order: 1 })
  const other = { type: 'deliverMessage', name: 'order', correlationKey: '8', variables: {} } as const
  expect(run.rejection(other).code).toBe('no-subscriber')
  run.complete('book')
  run.message('order', {}, '7')
  run.complete('pack')

  expect(run.waiting()).toEqual({ send: 1 })
})

test('starts a process at a receive task', async () => {
  const run = play(await readDiagram('a-receive-task-starts-the-process'))

  run.start({}, 'order')

  expect(run.waiting()).toEqual({ pack: 1 })
})

test('does not start without a message a process that only messages start', async () => {
  const run = play(await readDiagram('a-receive-task-starts-the-process'))

  const start = { processId: 'process', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  expect(run.rejection({ type: 'startInstance', ...start }).code).toBe('no-start-event')
})
