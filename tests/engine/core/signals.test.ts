import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('brings a signal to everything in the instance that waits for it, and to nothing that comes later', async () => {
  const run = play(await readDiagram('a-signal-reaches-everything-that-waits-for-it'))
  run.start()

  run.complete('warn')

  expect(run.waiting()).toEqual({ work: 1, note: 1, leave: 1, heardTooLate: 1 })
  run.signal('alarm')
  expect(run.waiting()).toEqual({ work: 1, note: 2, leave: 1 })
  run.signal('alarm')
  expect(run.waiting()).toEqual({ work: 1, note: 3, leave: 1 })
})

test('refuses a signal that nothing in the instance waits for', async () => {
  const run = play(await readDiagram('a-signal-reaches-everything-that-waits-for-it'))
  run.start()

  expect(run.rejection({ type: 'deliverSignal', name: 'other', variables: {} }).code).toBe('no-subscriber')
})

test('lets a throw event rest until its signal is delivered, and go on only if nothing has ended it', async () => {
  const run = play(await readDiagram('a-signal-that-ends-its-own-scope-goes-no-further'))
  run.start()

  run.complete('work')

  expect(run.waiting()).toEqual({ tidyUp: 1 })
  expect(run.terminated()).toEqual(['stop'])
  run.complete('tidyUp')
  expect(run.completed().slice(-2)).toEqual(['scope', 'end'])
})

test.each([
  ['signal', (run: Awaited<ReturnType<typeof eitherRun>>) => run.signal('alarm', { by: 'hand' })],
  ['message', (run: Awaited<ReturnType<typeof eitherRun>>) => run.message('call')],
  ['timer', (run: Awaited<ReturnType<typeof eitherRun>>) => run.advance('P1D')],
])('takes the first part of a multiple event, here the %s, and withdraws the others', async (_part, happen) => {
  const run = await eitherRun()

  happen(run)

  expect(run.waiting()).toEqual({ work: 1 })
  expect(run.state().elements.flatMap(({ triggers = [] }) => triggers.map(({ node }) => node))).toEqual([
    'disturbed',
    'disturbed',
  ])
})

test('hears each part of a non-interrupting multiple event again, and throws every part of one that throws', async () => {
  const run = await eitherRun()
  run.signal('alarm')

  run.signal('alarm')
  run.message('call')
  expect(run.waiting()).toEqual({ work: 1, note: 2 })
  run.complete('work')

  expect(run.events.flatMap((event) => (event.type === 'eventThrown' ? [event.kind] : []))).toEqual([
    'signal',
    'message',
  ])
})

test('waits until every part of a parallel multiple event has come, and then for all of them anew', async () => {
  const run = play(await readDiagram('a-parallel-multiple-event-happens-when-all-of-its-parts-have-come'))
  run.start()

  run.message('call', { caller: 'A' })
  expect(run.waiting()).toEqual({ both: 1 })
  run.signal('alarm')
  expect(run.waiting()).toEqual({ work: 1 })
  expect(run.variables()).toEqual({ caller: 'A' })

  run.signal('alarm')
  expect(run.rejection({ type: 'deliverSignal', name: 'alarm', variables: {} }).code).toBe('no-subscriber')
  run.message('call')
  expect(run.waiting()).toEqual({ work: 1, note: 1 })
  run.message('call')
  run.signal('alarm')
  expect(run.waiting()).toEqual({ work: 1, note: 2 })
})

async function eitherRun() {
  const run = play(await readDiagram('a-multiple-event-happens-with-the-first-of-its-parts'))
  run.start()
  return run
}
