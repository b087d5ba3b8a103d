import { expect, test } from 'vitest'
import { type Played, play, readDiagram } from '../../support/play.ts'

test('compensates what has completed, the last first, down into sub-processes, and goes on when that is done', async () => {
  const run = await travelled()

  expect(run.waiting()).toEqual({ undoAll: 1, undoHotel: 1 })
  run.complete('undoHotel')
  expect(run.waiting()).toEqual({ undoAll: 1, undoFirst: 1 })
  run.complete('undoFirst')

  expect(run.waiting()).toEqual({ look: 1 })
  expect(run.completed().filter((node) => node.startsWith('undo'))).toEqual([
    'undoHotel',
    'undoFlight',
    'undoFirst',
    'undoAll',
  ])
})

test('shows a handler the variables of a scope as they were when it completed', async () => {
  const run = await travelled()
  run.set({ destination: 'elsewhere' })

  run.complete('undoHotel')

  expect(run.variables()).toMatchObject({ undone: ['Beijing'] })
})

test('compensates everything once, and never what has not completed', async () => {
  const run = await travelled()
  run.complete('undoHotel')
  run.complete('undoFirst')

  run.complete('look')

  expect(run.state().state).toBe('completed')
  expect(run.completed()).not.toContain('undoNever')
  expect(run.completed().filter((node) => node === 'undoFirst')).toHaveLength(1)
})

test('completes the sub-process that it compensates no second time', async () => {
  const run = await travelled()
  run.complete('undoHotel')
  run.complete('undoFirst')

  expect(run.completed().filter((node) => node === 'trip' || node === 'stay')).toEqual(['stay', 'trip'])
  expect(run.state().elements.map(({ node }) => node)).toEqual(['process', 'look'])
})

test('goes on at once where the throw event does not wait, while the scope stays open for the handlers', async () => {
  const run = play(await readDiagram('a-throw-event-that-does-not-wait-goes-on-while-others-compensate'))
  run.start()
  for (const node of ['first', 'second']) run.complete(node)

  expect(run.waiting()).toEqual({ undoSecond: 1, undoFirst: 1, goOn: 1 })
  for (const node of ['goOn', 'undoFirst']) run.complete(node)
  expect(run.state().state).toBe('active')
  run.complete('undoSecond')

  expect(run.state().state).toBe('completed')
})

test('compensates the scope around an event sub-process from inside of it', async () => {
  const run = play(await readDiagram('an-event-sub-process-compensates-the-scope-around-it'))
  run.start()
  run.complete('work')

  run.throwError('risk', 'broken')
  expect(run.waiting()).toEqual({ undo: 1, undoWork: 1 })
  run.complete('undoWork')
  run.complete('report')

  expect(run.completed().slice(-4)).toEqual(['report', 'onError', 'scope', 'end'])
})

test('finds nothing to compensate where the activity has not completed, and goes on', async () => {
  const run = play(await readDiagram('an-event-sub-process-compensates-the-scope-around-it'))
  run.start()

  run.throwError('work', 'broken')

  expect(run.waiting()).toEqual({ report: 1 })
})

test('compensates every body of a multi-instance, the last that completed first', async () => {
  const run = play(await readDiagram('every-body-of-a-multi-instance-is-compensated'))
  run.start()
  for (const place of ['one', 'two', 'three']) run.complete('book', { place })
  const counters: unknown[] = []

  while (run.waiting()['cancelBooking'] !== undefined) {
    counters.push(run.variables(run.element('cancelBooking').key)['loopCounter'])
    run.complete('cancelBooking')
  }

  expect(counters).toHaveLength(3)
  expect(counters).toEqual([...counters].sort().reverse())
  expect(run.waiting()).toEqual({ after: 1 })
})

test('leaves it to a compensation event sub-process what is compensated, and completes with it', async () => {
  const run = play(await readDiagram('a-compensation-event-sub-process-compensates-instead'))
  run.start()
  for (const node of ['work', 'more']) run.complete(node)

  expect(run.waiting()).toEqual({ undo: 1, ask: 1 })
  run.complete('ask')
  expect(run.waiting()).toEqual({ undo: 1, undoOne: 1, undoWork: 1 })
  run.complete('undoWork')

  expect(run.waiting()).toEqual({ after: 1 })
})

test('cancels what still runs in a transaction, compensates the rest of it in reverse, and only then leaves it', async () => {
  const run = await cancelledDeal(['pay', 'pack'])

  expect(run.terminated()).toEqual(['send', 'delivery'])
  expect(run.waiting()).toEqual({ unpack: 1 })
  run.complete('unpack')
  expect(run.waiting()).toEqual({ refund: 1 })
  run.advance('P2D')
  expect(run.waiting()).toEqual({ refund: 1 })
  run.complete('refund')

  expect(run.waiting()).toEqual({ apologise: 1 })
})

test('undoes a sub-process that has completed in a transaction by its own handler', async () => {
  const run = await cancelledDeal(['pay', 'pack', 'send'])

  expect(run.waiting()).toEqual({ fetchBack: 1 })
  run.complete('fetchBack')
  run.complete('refund')

  expect(run.waiting()).toEqual({ apologise: 1 })
  expect(run.completed()).not.toContain('unpack')
})

test('cancels a transaction that loops as a whole, and undoes what any of its bodies has done', async () => {
  const run = play(await readDiagram('a-transaction-that-loops-is-cancelled-as-a-whole'))
  run.start({ bad: false })
  for (const node of ['pay', 'check', 'pay', 'check']) run.complete(node)
  run.set({ bad: true })
  run.complete('pay')
  run.complete('check')

  for (let round = 0; round < 3; round += 1) {
    expect(run.waiting()).toEqual({ refund: 1 })
    run.complete('refund')
  }

  expect(run.waiting()).toEqual({ apologise: 1 })
})

test('compensates every body of a sub-process that loops, each with what it has done', async () => {
  const run = play(await readDiagram('a-transaction-that-loops-is-cancelled-as-a-whole'))
  run.start({ bad: false })
  for (let body = 0; body < 3; body += 1) {
    run.complete('pay')
    run.complete('check')
  }
  run.complete('celebrate')

  const counters: unknown[] = []
  while (run.state().state === 'active') {
    counters.push(run.variables(run.element('refund').key)['loopCounter'])
    run.complete('refund')
  }

  expect(counters).toEqual([2, 1, 0])
  expect(run.completed().slice(-2)).toEqual(['undoAll', 'end'])
})

test('asks no boundary event of an activity that has completed for what goes wrong while it is compensated', async () => {
  const run = play(await readDiagram('a-transaction-that-loops-is-cancelled-as-a-whole'))
  run.start({ bad: false })
  for (let body = 0; body < 3; body += 1) {
    run.complete('pay')
    run.complete('check')
  }
  run.complete('celebrate')

  const refund = { type: 'throwError', key: run.element('refund').key, code: 'broken', variables: {} } as const
  expect(run.rejection(refund).code).toBe('uncaught-error')
})

test('completes a transaction that is not cancelled as any sub-process', async () => {
  const run = play(await readDiagram('a-transaction-is-cancelled-then-compensated-then-left'))
  run.start({ ok: true })

  for (const node of ['pay', 'pack', 'send', 'check']) run.complete(node)

  expect(run.waiting()).toEqual({ celebrate: 1 })
})

test('goes on when a handler was cut off, and with what its boundary event leads to', async () => {
  const run = play(await readDiagram('a-handler-that-is-cut-off-has-done-what-it-could'))
  run.start()
  run.complete('work')

  run.throwError('undoWork', 'broken')
  expect(run.waiting()).toEqual({ report: 1, after: 1 })
  for (const node of ['report', 'after']) run.complete(node)

  expect(run.state().state).toBe('completed')
})

async function travelled(): Promise<Played> {
  const run = play(await readDiagram('what-has-completed-is-compensated-in-reverse-order'))
  run.start({ destination: 'Beijing', undone: [], more: false })
  for (const node of ['first', 'flight', 'hotel']) run.complete(node)
  return run
}

async function cancelledDeal(done: readonly string[]): Promise<Played> {
  const run = play(await readDiagram('a-transaction-is-cancelled-then-compensated-then-left'))
  run.start({ ok: false })
  for (const node of [...done, 'check']) run.complete(node)
  return run
}

test('compensates first what completed last, whatever began first', async () => {
  const run = play(await readDiagram('what-completed-last-is-compensated-first'))
  run.start()
  run.complete('second')
  run.complete('first')

  expect(run.waiting()).toEqual({ undo: 1, undoFirst: 1 })
  run.complete('undoFirst')
  expect(run.waiting()).toEqual({ undo: 1, undoSecond: 1 })
  run.complete('undoSecond')

  expect(run.state().state).toBe('completed')
})
