import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('leaves a task by every flow whose condition holds', async () => {
  const run = play(await readDiagram('a-task-leaves-by-every-flow-that-fits'))
  run.start()

  run.complete('decide', { amount: 2000 })

  expect(run.waiting()).toEqual({ first: 1, second: 1 })
})

test('leaves a task by its default flow when no condition holds', async () => {
  const run = play(await readDiagram('a-task-leaves-by-every-flow-that-fits'))
  run.start()

  run.complete('decide', { amount: 1 })

  expect(run.waiting()).toEqual({ third: 1 })
})

test('keeps the token where no flow fits, and goes on from there once that is resolved', async () => {
  const run = play(await readDiagram('a-gateway-without-a-flow-that-fits-keeps-its-token'))

  run.start({ amount: 500 })
  expect(run.waiting()).toEqual({ which: 1 })
  expect(run.incidents()).toEqual(['no-flow'])
  run.resolve('which', { amount: 5000 })

  expect(run.waiting()).toEqual({ large: 1 })
  expect(run.incidents()).toEqual([])
})

test('takes no default flow where a condition is neither true nor false', async () => {
  const run = play(await readDiagram('a-condition-that-is-neither-true-nor-false-takes-no-default'))

  run.start({ amount: null })
  expect(run.waiting()).toEqual({ which: 1 })
  expect(run.incidents()).toHaveLength(1)
  run.resolve('which', { amount: 5 })

  expect(run.waiting()).toEqual({ other: 1 })
})

test('stops an endless loop with an incident that keeps the token, and lets it run on', async () => {
  const run = play(await readDiagram('a-loop-that-never-ends-stops-with-an-incident'), { stepLimit: 1000 })

  run.start({ stop: false })
  expect(run.incidents()).toEqual(['step-limit'])
  expect(run.state().state).toBe('active')
  run.resolve(run.state().elements[1]?.node ?? '', { stop: true })

  expect(run.state().state).toBe('completed')
})

test('runs scripts, throws messages, reaches milestones and waits where it must', async () => {
  const run = play(await readDiagram('scripts-and-receive-tasks'))

  run.start({ a: 1, b: 2 })
  expect(run.variables()).toEqual({ a: 1, b: 2, total: 3, twice: 6 })
  run.complete('released')
  run.message('reply')
  expect(run.waiting()).toEqual({ notify: 1 })
  run.complete('notify')

  expect(run.state().state).toBe('completed')
  const thrown = run.events.filter(({ type }) => type === 'eventThrown' || type === 'milestoneReached')
  expect(thrown).toMatchObject([
    { name: 'told', correlationKey: '3' },
    { name: 'told', node: 'told' },
    { name: 'finished' },
  ])
})
