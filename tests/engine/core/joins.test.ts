import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('waits at an inclusive join for every branch that was taken, and for no other', async () => {
  const run = play(await readDiagram('an-inclusive-join-waits-for-every-branch-that-was-taken'))
  run.start({ fireApplies: true, drainageApplies: false })

  run.complete('planning')
  expect(run.waiting()).toEqual({ fire: 1, join: 1 })
  run.complete('fire')

  expect(run.waiting()).toEqual({ sign: 1 })
  run.complete('sign')
  expect(run.state()).toMatchObject({ state: 'completed', elements: [] })
})

test('releases an inclusive join when the last token goes elsewhere', async () => {
  const run = play(await readDiagram('an-inclusive-join-is-released-when-the-last-token-goes-elsewhere'))
  run.start()
  expect(run.waiting()).toEqual({ review: 1, join: 1 })

  run.complete('review', { stay: false })

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.completed()).toContain('elsewhere')
})

test('joins once when the last token comes after all', async () => {
  const run = play(await readDiagram('an-inclusive-join-is-released-when-the-last-token-goes-elsewhere'))
  run.start()

  run.complete('review', { stay: true })

  expect(run.waiting()).toEqual({ after: 1 })
})

test('releases an inclusive join when the last token dies', async () => {
  const run = play(await readDiagram('an-inclusive-join-is-released-when-the-last-token-dies'))
  run.start()
  expect(run.waiting()).toEqual({ examine: 1, join: 1 })

  run.message('withdraw')

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.terminated()).toEqual(['examine', 'review'])
})

test('leaves out of an inclusive join what would have to come through the join itself', async () => {
  const run = play(await readDiagram('an-inclusive-join-leaves-out-what-must-come-through-itself'))
  run.start({ done: false })

  run.complete('first')
  expect(run.waiting()).toEqual({ second: 1, join: 1 })
  run.complete('second')
  expect(run.waiting()).toEqual({ rework: 1 })
  run.complete('rework', { done: true })

  expect(run.state().state).toBe('completed')
  expect(run.completed().filter((node) => node === 'join')).toHaveLength(2)
})

test('does not hold an inclusive join for a token that may also come behind the one that waits', async () => {
  const run = play(await readDiagram('an-inclusive-join-does-not-wait-for-what-may-also-come-behind-its-token'))
  run.start({ noted: true })
  expect(run.waiting()).toEqual({ review: 1, after: 1 })

  run.complete('review')

  expect(run.waiting()).toEqual({ after: 2 })
})

test('tells of two inclusive joins that wait for each other, and lets a person release one', async () => {
  const run = play(await readDiagram('two-inclusive-joins-that-wait-for-each-other-are-stuck'))

  run.start({ again: true })
  expect(run.waiting()).toEqual({ left: 1, right: 1 })
  expect(run.incidents()).toEqual(['stuck-join'])
  run.resolve('process', { again: false })

  expect(run.state().state).toBe('completed')
})

test('takes one token from each flow into a parallel join and keeps the surplus', async () => {
  const run = play(await readDiagram('a-parallel-join-takes-one-token-from-each-flow-and-keeps-the-surplus'))
  run.start()

  run.complete('quick')
  run.complete('quicker')
  expect(run.waiting()).toEqual({ slow: 1, join: 2 })
  run.complete('slow')
  expect(run.waiting()).toEqual({ after: 1, join: 1 })
  run.complete('after')

  expect(run.state().state).toBe('active')
  expect(run.waiting()).toEqual({ join: 1 })
  expect(run.incidents()).toEqual(['stuck-join'])
})

test('ends with a surplus token once a person lets the stuck join pass', async () => {
  const run = play(await readDiagram('a-parallel-join-takes-one-token-from-each-flow-and-keeps-the-surplus'))
  run.start()
  for (const task of ['quick', 'quicker', 'slow', 'after']) run.complete(task)

  run.resolve('process')
  run.complete('after')

  expect(run.state().state).toBe('completed')
})

test('does not mix the tokens of two instances of one sub-process', async () => {
  const run = play(await readDiagram('inner-instances-of-a-join-do-not-mix'))
  run.start()
  run.message('more')
  const [first, second] = run.state().elements.filter(({ node }) => node === 'a')

  run.send({ type: 'completeTask', key: first?.key ?? -1, variables: {} })
  const b = run.state().elements.filter(({ node }) => node === 'b')
  run.send({ type: 'completeTask', key: b[1]?.key ?? -1, variables: {} })

  expect(run.completed()).not.toContain('join')
  expect(second?.scope).not.toBe(first?.scope)
  run.complete('a')
  run.complete('b')
  expect(run.state().state).toBe('completed')
})

test('waits at an inclusive join for a token at another join, also when that is stuck', async () => {
  const run = play(await readDiagram('an-inclusive-join-waits-for-what-waits-at-another-join'))
  run.start()

  run.complete('alone')
  run.complete('one')
  run.advance('P1D')

  expect(run.waiting()).toEqual({ all: 1, both: 1 })
  expect(run.incidents()).toEqual(['stuck-join'])
})

test('waits at an inclusive join for who comes by a link, and not for what may happen at a boundary', async () => {
  const run = play(await readDiagram('an-inclusive-join-waits-along-links-and-not-for-boundary-events'))
  run.start()

  run.complete('alone')
  expect(run.waiting()).toEqual({ far: 1, beside: 1, join: 1 })
  run.complete('far')

  expect(run.waiting()).toEqual({ beside: 1, after: 1 })
})
