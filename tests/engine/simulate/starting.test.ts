import { expect, test } from 'vitest'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { tellDiagram } from './tell.ts'

const byCondition = 'a-condition-that-holds-when-it-is-asked-starts-the-process'
const byAll = 'a-process-starts-when-all-that-it-needs-has-come'

test('starts a process at every start event whose condition the given variables make true', async () => {
  const { world, failure } = await tellDiagram(byCondition, [
    { evaluate: { level: 4 } },
    { check: { instances: { process: 0 } } },
    { evaluate: { level: 6, wind: 12 } },
    { message: 'call' },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world)).toMatchObject([
    { waiting: ['close_gate'], completed: ['high_water'], variables: { level: 6, wind: 12 } },
    { waiting: ['watch'], completed: ['storm_or_call'] },
    { waiting: ['watch'], variables: {} },
  ])
})

test('starts nothing where a condition can be answered neither way, and says which', async () => {
  const { world, failure } = await tellDiagram(byCondition, [{ evaluate: { level: 'high' } }])

  expect(failure).toMatchObject({
    refusal: { code: 'start-condition', message: expect.stringContaining('high_water') },
  })
  expect(world.members).toEqual([])
})

test('starts one process for each key for which all of several events have come', async () => {
  const { world, failure } = await tellDiagram(byAll, [
    { message: 'drawing', variables: { number: 7, drawing: 'A' } },
    { message: 'payment', variables: { number: 8, paid: 80 } },
    { message: 'payment', variables: { number: 7, paid: 70 } },
    { message: 'payment', variables: { number: 7, paid: 71 } },
    { check: { instances: { process: 0 } } },
    { signal: 'open' },
    { check: { instances: { process: 1 }, waiting: { review: 1 } } },
    { message: 'drawing', variables: { number: 8, drawing: 'B' } },
    { message: 'drawing', variables: { number: 7, drawing: 'C' } },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ variables }) => variables)).toEqual([
    { number: 7, drawing: 'A', paid: 70 },
    { number: 8, drawing: 'B', paid: 80 },
    { number: 7, drawing: 'C', paid: 71 },
  ])
})

test('refuses a message whose key is missing', async () => {
  const { failure } = await tellDiagram(byAll, [{ refused: { message: 'drawing', variables: { drawing: 'A' } } }])

  expect(failure).toBeNull()
})
