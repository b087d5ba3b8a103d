import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('goes on as soon as its condition holds, and takes what comes later without going on again', async () => {
  const run = play(await readDiagram('a-complex-gateway-goes-on-with-two-of-three'))
  run.start({ needed: 2, three: true })

  run.complete('second')
  expect(run.waiting()).toEqual({ first: 1, third: 1, twoOfThree: 1 })
  run.complete('third')
  expect(run.waiting()).toEqual({ first: 1, goOn: 1 })
  run.complete('first')

  expect(run.waiting()).toEqual({ goOn: 1, fileLate: 1 })
})

test('expects nothing from a branch that was never taken', async () => {
  const run = play(await readDiagram('a-complex-gateway-goes-on-with-two-of-three'))
  run.start({ needed: 2, three: false })

  for (const node of ['first', 'second']) run.complete(node)

  expect(run.waiting()).toEqual({ goOn: 1 })
  run.complete('goOn')
  expect(run.state().state).toBe('completed')
})

test('is stuck where its condition can never hold, and passes when somebody decides so', async () => {
  const run = play(await readDiagram('a-complex-gateway-goes-on-with-two-of-three'))
  run.start({ needed: 4, three: false })
  for (const node of ['first', 'second']) run.complete(node)
  expect(run.incidents()).toEqual(['stuck-join'])

  run.resolve('process')

  expect(run.waiting()).toEqual({ goOn: 1 })
})

test('keeps its tokens with an incident where its condition is none', async () => {
  const run = play(await readDiagram('a-complex-gateway-goes-on-with-two-of-three'))
  run.start({ needed: 'all', three: true })

  run.complete('first')

  expect(run.incidents()).toEqual(['not-comparable'])
  expect(run.waiting()).toEqual({ second: 1, third: 1, twoOfThree: 1 })
})

test('waits for nothing any more when its scope is interrupted', async () => {
  const run = play(await readDiagram('a-complex-gateway-goes-on-with-two-of-three'))
  run.start({ needed: 2, three: true })
  for (const node of ['first', 'second']) run.complete(node)

  run.signal('stop')

  expect(run.waiting()).toEqual({ tidyUp: 1 })
  expect(run.completed().filter((node) => node === 'twoOfThree')).toHaveLength(1)
})

test('begins anew after its second phase', async () => {
  const run = play(await readDiagram('a-complex-gateway-begins-anew-after-its-second-phase'))
  run.start()

  run.complete('left')
  expect(run.waiting()).toEqual({ right: 1, look: 1 })
  run.complete('right')
  expect(run.waiting()).toEqual({ look: 1 })
  run.signal('more')
  run.complete('left2')

  expect(run.waiting()).toEqual({ look: 2 })
})
