import { expect, test } from 'vitest'
import { monday, play, readDiagram } from '../../support/play.ts'

test('takes a boundary message again and again while its task is open', async () => {
  const run = play(await readDiagram('a-boundary-message-comes-again-and-again'))
  run.start()
  run.message('note', { words: 'one' })
  run.message('note', { words: 'two' })

  expect(run.waiting()).toEqual({ work: 1, read: 2 })
  expect(run.variables()).toEqual({ words: 'two' })
  run.complete('work')

  expect(run.rejection({ type: 'deliverMessage', name: 'note', correlationKey: null, variables: {} }).code).toBe(
    'no-subscriber',
  )
})

test('counts a cycle from its last due date, however late it fires, and stops after its repetitions', async () => {
  const run = play(await readDiagram('a-cycle-counts-from-its-last-due-date'))
  run.start()
  const hour = 3_600_000
  const due = () => run.element('work').triggers?.map((trigger) => trigger.type === 'timer' && trigger.dueAt)

  run.sleep(1.5 * hour)
  run.send({ type: 'fireTimer', key: run.element('work').triggers?.[0]?.key ?? -1 })
  expect(due()).toEqual([monday + 2 * hour])
  run.advance('PT10H')

  expect(run.waiting()).toEqual({ work: 1, remind: 3 })
  expect(due()).toBeUndefined()
})

test('refuses a timer that is no longer waited for', async () => {
  const run = play(await readDiagram('a-cycle-counts-from-its-last-due-date'))
  run.start()
  const key = run.element('work').triggers?.[0]?.key ?? -1
  run.complete('work')

  expect(run.rejection({ type: 'fireTimer', key }).code).toBe('instance-ended')
})

test('takes the first event behind an event-based gateway and withdraws the others', async () => {
  const run = play(await readDiagram('the-first-event-behind-an-event-gateway-wins'))
  run.start({ applicationId: 'A-1' })
  expect(run.waiting()).toEqual({ wait: 1 })

  run.advance('P5D')

  expect(run.waiting()).toEqual({ lapse: 1 })
  expect(run.events.filter(({ type }) => type === 'triggerRemoved')).toHaveLength(3)
})

test('gives a message with a key only to who waits for that key', async () => {
  const run = play(await readDiagram('the-first-event-behind-an-event-gateway-wins'))
  run.start({ applicationId: 'A-1' })

  const other = { type: 'deliverMessage', name: 'corrected', correlationKey: 'A-2', variables: {} } as const
  expect(run.rejection(other).code).toBe('no-subscriber')
  run.message('corrected', { round: 2 }, 'A-1')

  expect(run.waiting()).toEqual({ review: 1 })
  expect(run.variables()).toEqual({ applicationId: 'A-1', round: 2 })
})

test('raises an incident where the key of a message has no value, and goes on when it has one', async () => {
  const run = play(await readDiagram('the-first-event-behind-an-event-gateway-wins'))

  run.start()
  expect(run.incidents()).toEqual(['correlation-key-missing'])
  expect(run.element('wait').triggers).toBeUndefined()
  run.resolve('wait', { applicationId: 'A-1' })

  expect(run.element('wait').triggers).toHaveLength(3)
})

test('takes a message with a receive task behind an event-based gateway', async () => {
  const run = play(await readDiagram('a-receive-task-behind-an-event-gateway-takes-its-message'))
  run.start()

  run.message('reply', { text: 'yes', other: 1 })

  expect(run.waiting()).toEqual({ read: 1 })
  expect(run.variables()).toEqual({ words: 'yes' })
})
