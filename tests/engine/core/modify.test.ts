import { expect, test } from 'vitest'
import type { BodyOf } from '../../../engine/core/commands.ts'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { type Played, play, readDiagram } from '../../support/play.ts'

type Change = Partial<Omit<BodyOf<'modifyInstance'>, 'type'>>

async function begin(variables: Variables = { way: 'left' }): Promise<Played> {
  const run = play(await readDiagram('a-token-moved-by-hand-leaves-no-join-stuck'))
  run.start(variables)
  return run
}

function bodyOf(change: Change): BodyOf<'modifyInstance'> {
  return { type: 'modifyInstance', terminate: [], activate: [], after: [], ...change }
}

function modify(run: Played, change: Change): void {
  const decision = run.send(bodyOf(change))
  if (!decision.accepted) throw new Error(decision.rejection.message)
}

test('lets a join go on without the branch whose token was taken away', async () => {
  const run = await begin()
  run.complete('a')
  run.complete('c')
  expect(run.waiting()).toEqual({ b: 1, join: 2 })

  modify(run, { terminate: ['b'] })

  expect(run.waiting()).toEqual({ left: 1 })
  expect(run.terminated()).toEqual(['b'])
  expect(run.incidents()).toEqual([])
})

test('does not hold the join until everything else has ended', async () => {
  const run = await begin()
  run.complete('a')
  run.complete('c')

  modify(run, { terminate: ['b'], activate: ['hurry'] })

  expect(run.waiting()).toEqual({ hurry: 1, left: 1 })
})

test('waits at a join for what can still come after a token was moved within its branch', async () => {
  const run = await begin()
  run.complete('a')

  modify(run, { terminate: ['b'], activate: ['b2'] })
  expect(run.waiting()).toEqual({ b2: 1, c: 1, join: 1 })
  run.complete('b2')
  run.complete('c')

  expect(run.waiting()).toEqual({ left: 1 })
})

test('lets a surplus token pass the join instead of holding it for ever', async () => {
  const run = await begin()
  modify(run, { activate: ['a'] })
  expect(run.waiting()).toEqual({ a: 2, b: 1, c: 1 })

  for (const node of ['a', 'a', 'b', 'b2', 'c']) run.complete(node)

  expect(run.waiting()).toEqual({ left: 2 })
  expect(run.incidents()).toEqual([])
})

test('takes away tokens that wait before a join', async () => {
  const run = await begin()
  run.complete('a')

  modify(run, { terminate: ['join', 'b', 'c'], activate: ['right'] })

  expect(run.waiting()).toEqual({ right: 1 })
  run.complete('right')
  expect(run.state().state).toBe('completed')
})

test('goes on behind a node as if it had completed, by the flows that fit', async () => {
  const run = await begin({ way: 'right' })

  modify(run, { terminate: ['a', 'b', 'c'], after: ['which'] })

  expect(run.waiting()).toEqual({ right: 1 })
  expect(run.completed()).not.toContain('which')
})

test('enters a sub-process in the middle, with what waits around it', async () => {
  const run = await begin()

  modify(run, { terminate: ['a', 'b', 'c'], activate: ['second'] })
  expect(run.waiting()).toEqual({ second: 1 })
  modify(run, { activate: ['first'] })
  expect(run.element('first').scope).toBe(run.element('second').scope)
  run.advance('P1D')

  expect(run.waiting()).toEqual({ hurry: 1 })
})

test('ends an instance in which nothing is left', async () => {
  const run = await begin()

  modify(run, { terminate: ['a', 'b', 'c'] })

  expect(run.state().state).toBe('completed')
})

test.each([
  ['ends what is not there', { terminate: ['left'] }, 'not-waiting'],
  ['activates what there is not', { activate: ['nowhere'] }, 'no-such-node'],
  ['enters a loop that does not run', { activate: ['each'] }, 'cannot-enter'],
  ['goes on behind an end', { after: ['end'] }, 'nothing-behind'],
  ['goes on where no flow fits', { after: ['which'] }, 'nothing-behind'],
] as const)('refuses a change that %s, and changes nothing', async (_, change, code) => {
  const run = await begin({ way: 'nowhere' })
  const before = run.state()

  expect(
    run.rejection(bodyOf({ ...change, activate: ['right', ...('activate' in change ? change.activate : [])] })).code,
  ).toBe(code)

  expect(run.state()).toEqual(before)
})

test('refuses to guess in which of several bodies something is activated', async () => {
  const run = await begin()
  modify(run, { terminate: ['a', 'b', 'c'], activate: ['several'] })
  expect(run.waiting()).toEqual({ each: 2 })

  expect(run.rejection(bodyOf({ activate: ['each'] })).code).toBe('several-scopes')
  modify(run, { terminate: ['each'] })

  expect(run.state().state).toBe('completed')
})
