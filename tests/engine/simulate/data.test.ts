import { expect, test } from 'vitest'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { tellDiagram } from './tell.ts'

test('works on copies of data objects, and puts back what its associations say', async () => {
  const { world, failure } = await tellDiagram('an-activity-works-on-copies-of-its-data', [
    { start: 'process', variables: { order: { pieces: 3, state: { on: 'monday' } } } },
    { check: { variablesAt: { price: { order: { pieces: 3, state: { on: 'monday' } }, price: null, note: null } } } },
    { complete: 'price', variables: { price: 7, note: 'me', seen: true } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({
    waiting: ['after'],
    variables: {
      order: { pieces: 3, price: 7, state: { on: 'monday', word: 'priced' } },
      invoice: { total: 21, by: 'me' },
      seen: true,
    },
  })
  expect(resultsOf(world)[0]?.variables).not.toHaveProperty('price')
})

test('stands where it does not give what its output set requires, until that is mended', async () => {
  const { world, failure } = await tellDiagram('an-activity-works-on-copies-of-its-data', [
    { start: 'process', variables: { order: { pieces: 3 } } },
    { complete: 'price' },
    { check: { ended: false, waiting: {} } },
    { resolve: 'price', variables: { price: 2 } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({ waiting: ['after'], variables: { order: { price: 2 } } })
})

const waits = 'an-activity-waits-for-the-first-input-set-that-is-complete'

test('waits until the data of one input set is there, and needs no optional input', async () => {
  const { world, failure } = await tellDiagram(waits, [
    { start: 'process' },
    { check: { waiting: { draw: 1, check: 1 } } },
    { refused: { complete: 'check' } },
    { complete: 'draw', variables: { drawing: 'A1' } },
    { check: { variablesAt: { check: { theDrawing: 'A1', theRemark: null } } } },
    { complete: 'check' },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({ result: 'completed', completed: expect.arrayContaining(['checked']) })
})

test('takes another input set where the first one does not come', async () => {
  const { failure } = await tellDiagram(waits, [
    { start: 'process' },
    { set: { sketch: 'on paper' } },
    { check: { variablesAt: { check: { theSketch: 'on paper' } } } },
    { complete: 'check' },
    { check: { completedActivities: ['checked'] } },
  ])

  expect(failure).toBeNull()
})

test('may be interrupted while it waits for its data', async () => {
  const { failure } = await tellDiagram(waits, [
    { start: 'process' },
    { advance: 'P1D' },
    { check: { cancelled: ['check'], completedActivities: ['too_late'], waiting: { draw: 1 } } },
    { set: { sketch: 'too late' } },
    { check: { waiting: { draw: 1 } } },
  ])

  expect(failure).toBeNull()
})

test('keeps the data objects of each inner sub-process apart, and drops them with it', async () => {
  const { world, failure } = await tellDiagram('data-objects-of-a-sub-process-live-as-long-as-it', [
    { start: 'process', variables: { finding: 'from outside' } },
    { complete: 'look', index: 0, variables: { seen: 'a crack' } },
    { check: { variablesAt: { tell: { finding: 'a crack' }, look: { finding: null } } } },
    { complete: 'look', variables: { seen: 'nothing' } },
    { complete: 'tell', all: true },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({ waiting: ['after'], variables: { finding: 'from outside' } })
})

test('keeps in a data store what one instance wrote, for the next to read', async () => {
  const { world, failure } = await tellDiagram('a-data-store-outlives-who-writes-to-it', [
    { start: 'process', as: 'first' },
    { complete: 'count', variables: { name: 'Wu' } },
    { start: 'process', as: 'second' },
    { complete: 'count', variables: { name: 'Li' } },
  ])

  expect(failure).toBeNull()
  expect(world.stores).toEqual(new Map([['register', { count: 2, last: 'Li' }]]))
  expect(resultsOf(world).map(({ variables }) => variables)).toEqual([{}, { known: { count: 1, last: 'Wu' } }])
})

test('brings what a throw event takes in to the data objects of another pool, and the answer to who asked', async () => {
  const { world, failure } = await tellDiagram('a-message-brings-its-content-from-pool-to-pool', [
    { start: 'buyer', variables: { number: 7, goods: 'sand' } },
    { start: 'buyer', variables: { number: 8, goods: 'gravel' } },
    { check: { waiting: { answered: 2, think: 2 } } },
    { complete: 'think', index: 1, variables: { amount: 50 } },
  ])

  expect(failure).toBeNull()
  const [first, , second, seller] = resultsOf(world)
  expect(first).toMatchObject({ waiting: ['answered'] })
  expect(second).toMatchObject({ waiting: ['pay'], variables: { offer: { number: 8, amount: 50 } } })
  expect(seller).toMatchObject({ result: 'completed', variables: { request: { number: 8, goods: 'gravel' } } })
})

test('passes data inputs to a called process, and takes back only its data outputs', async () => {
  const { world, failure } = await tellDiagram('a-call-passes-data-inputs-and-takes-data-outputs', [
    { start: 'process', variables: { application: 'A-1', secret: true } },
    { check: { variablesAt: { read: { subject: 'A-1' } } } },
    { complete: 'read', variables: { answer: 'yes', remark: 'stays there' } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]?.variables).toEqual({ application: 'A-1', secret: true, verdict: 'yes' })
  expect(resultsOf(world)[1]?.variables).not.toHaveProperty('secret')
})

test('brings what an error or an escalation takes in to who catches it', async () => {
  const { world, failure } = await tellDiagram('an-error-brings-its-content-to-who-catches-it', [
    { start: 'process', variables: { cause: 'rain' } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({
    waiting: ['mend'],
    variables: { told: 'because of rain', warned: 'rain' },
  })
})

test('waits for the collection that a loop requires, and gives its results to a data object in order', async () => {
  const { world, failure } = await tellDiagram('each-body-of-a-loop-gives-to-a-data-object', [
    { start: 'process' },
    { check: { waiting: { price: 1 } } },
    { set: { orders: ['sand', 'gravel'] } },
    { check: { waiting: { price: 2 } } },
    { complete: 'price', index: 1, variables: { price: 20 } },
    { complete: 'price', variables: { price: 10 } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)[0]).toMatchObject({ waiting: ['after'], variables: { prices: [10, 20] } })
})
