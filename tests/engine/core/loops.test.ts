import { expect, test } from 'vitest'
import { type Played, play, readDiagram } from '../../support/play.ts'

const sideBySide = 'bodies-side-by-side-give-their-results-in-order'
const onTheWhole = 'boundary-events-sit-on-the-whole-of-a-loop'

function wholeAt(run: Played, node: string): number {
  return run.state().elements.find((each) => each.node === node && each.loop !== undefined)?.key ?? -1
}

/** Keys of what stands at a node, in the order of activation. */
function keysAt(run: Played, node: string): readonly number[] {
  return run.state().elements.flatMap((each) => (each.node === node && each.loop === undefined ? [each.key] : []))
}

function answer(run: Played, key: number | undefined, opinion: string): void {
  const decision = run.send({ type: 'completeTask', key: key ?? -1, variables: { opinion } })
  expect(decision.accepted).toBe(true)
}

test('gives the results of bodies side by side in the order of their items, whoever answers first', async () => {
  const run = play(await readDiagram(sideBySide))
  run.start({ departments: ['fire', 'water', 'roads'] })
  const [fire, water, roads] = keysAt(run, 'review')
  expect(run.variables(water)).toMatchObject({ department: 'water', loopCounter: 1, numberOfActiveInstances: 3 })

  answer(run, roads, 'yes')
  expect(run.variables(water)).toMatchObject({ numberOfActiveInstances: 2, nrOfCompletedInstances: 1 })
  answer(run, fire, 'no')

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.terminated()).toEqual(['review'])
  expect(run.variables()).toEqual({ departments: ['fire', 'water', 'roads'], opinions: ['no', null, 'yes'] })
})

test('asks with what the body that has just ended has set', async () => {
  const run = play(await readDiagram(sideBySide))
  run.start({ departments: ['fire', 'water', 'roads', 'trees'] })

  answer(run, keysAt(run, 'review')[3], 'veto')

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.variables()['opinions']).toEqual([null, null, null, 'veto'])
})

test('passes a collection without items at once', async () => {
  const run = play(await readDiagram(sideBySide))

  run.start({ departments: [] })

  expect(run.waiting()).toEqual({ after: 1 })
  expect(run.completed()).toEqual(['start', 'review'])
  expect(run.variables()).toEqual({ departments: [], opinions: [] })
})

test('keeps the token of a collection that is no list, and loops once that is mended', async () => {
  const run = play(await readDiagram(sideBySide))
  run.start()
  expect(run.incidents()).toEqual(['collection-not-a-list'])

  run.resolve('review', { departments: ['fire'] })

  expect(keysAt(run, 'review')).toHaveLength(1)
  expect(run.incidents()).toEqual([])
})

test('stands with an incident where the completion condition cannot be answered, and asks again when resolved', async () => {
  const run = play(await readDiagram('bodies-side-by-side-give-their-results-in-order'), {
    evaluate: (expression, scope) =>
      expression.source.includes('veto') && scope.read('rules') !== 'set'
        ? { ok: true, value: 'perhaps' }
        : expression.evaluate(scope),
  })
  run.start({ departments: ['fire', 'water'] })

  answer(run, keysAt(run, 'review')[0], 'yes')

  expect(run.incidents()).toEqual(['condition-not-boolean'])
  run.send({ type: 'resolveIncident', key: wholeAt(run, 'review'), variables: { rules: 'set' } })
  expect(run.incidents()).toEqual([])
  answer(run, keysAt(run, 'review')[0], 'no')
  expect(run.variables()['opinions']).toEqual(['yes', 'no'])
})

test('adds and takes out bodies while they run', async () => {
  const run = play(await readDiagram(sideBySide))
  run.start({ departments: ['fire', 'water', 'roads'] })
  const whole = wholeAt(run, 'review')
  const [fire, water, roads] = keysAt(run, 'review')

  run.send({ type: 'addBody', key: whole, item: 'trees' })
  run.send({ type: 'removeBody', key: roads ?? -1 })

  const trees = keysAt(run, 'review')[2]
  expect(run.variables(trees)).toMatchObject({ department: 'trees', numberOfInstances: 4, nrOfTerminatedInstances: 1 })
  for (const key of [trees, fire, water]) answer(run, key, `by ${key}`)
  expect(run.variables()['opinions']).toEqual([`by ${fire}`, `by ${water}`, null, `by ${trees}`])
  expect(run.rejection({ type: 'addBody', key: 0, item: null }).code).toBe('not-a-multi-instance')
  expect(run.rejection({ type: 'removeBody', key: run.element('after').key }).code).toBe('not-a-body')
})

test('runs bodies in turn one after the other, each with variables of its own', async () => {
  const run = play(await readDiagram('bodies-in-turn-follow-each-other'))
  run.start({ visits: 3 })
  expect(run.waiting()).toEqual({ inspect: 1 })
  expect(run.variables(run.element('inspect').key)).toMatchObject({ number: 1, numberOfActiveInstances: 1 })

  run.complete('inspect')
  run.send({ type: 'removeBody', key: run.element('inspect').scope })
  expect(run.variables(run.element('inspect').key)).toMatchObject({ number: 3, numberOfTerminatedInstances: 1 })
  run.send({ type: 'addBody', key: wholeAt(run, 'visit'), item: null })
  run.complete('inspect')
  expect(run.variables(run.element('inspect').key)).toMatchObject({ number: 4 })
  run.complete('inspect')

  expect(run.state()).toMatchObject({ state: 'completed', endVariables: { visits: 3 } })
})

test('keeps the token of a number of bodies that is none', async () => {
  const run = play(await readDiagram('bodies-in-turn-follow-each-other'))

  run.start({ visits: 1.5 })

  expect(run.incidents()).toEqual(['cardinality-not-a-number'])
  run.resolve('visit', { visits: 1 })
  expect(run.waiting()).toEqual({ inspect: 1 })
})

test('ends all bodies when a boundary event interrupts, and waits for it once for all', async () => {
  const run = play(await readDiagram(onTheWhole))
  run.start()

  run.advance('P2D')
  expect(run.waiting()).toEqual({ work: 3, remind: 1 })
  run.advance('P1D')

  expect(run.waiting()).toEqual({ remind: 1, escalate: 1 })
  expect(run.terminated().filter((node) => node === 'rounds')).toHaveLength(4)
})

test('lets an error out of one body interrupt the whole', async () => {
  const run = play(await readDiagram(onTheWhole))
  run.start()

  run.complete('work', { broken: true })

  expect(run.waiting()).toEqual({ search: 1 })
})

test('starts an event sub-process in one body, which then holds that body alone', async () => {
  const run = play(await readDiagram(onTheWhole))
  run.start()
  run.message('note')

  for (let left = 3; left > 0; left -= 1) run.complete('work')

  expect(run.waiting()).toEqual({ read_note: 1 })
  run.complete('read_note')
  expect(run.state().state).toBe('completed')
})

test('asks a loop after each round, and not beyond its maximum', async () => {
  const run = play(await readDiagram('a-loop-asks-after-each-round'))
  run.start({ doubts: 0 })

  for (const incomplete of [true, true, true]) run.complete('correct', { incomplete })

  expect(run.completed().filter((node) => node === 'correct')).toHaveLength(4)
  expect(run.completed()).toContain('recheck')
  expect(run.state().state).toBe('completed')
})

test('ends a loop as soon as its condition no longer holds, and asks before the first round where the model says so', async () => {
  const run = play(await readDiagram('a-loop-asks-after-each-round'))
  run.start({ doubts: 2 })

  run.complete('correct', { incomplete: false })
  expect(run.waiting()).toEqual({ recheck: 1 })
  expect(run.variables(run.element('recheck').key)).toMatchObject({ loopCounter: 0 })
  run.complete('recheck')
  run.complete('recheck')

  expect(run.state().state).toBe('completed')
})

test('throws at its boundary when the first body completes, or when each does, as the model says', async () => {
  const run = play(await readDiagram('a-loop-throws-what-its-boundary-catches'))
  run.start()

  run.complete('bid')
  expect(run.waiting()).toEqual({ bid: 2, announce: 1 })
  for (const node of ['bid', 'bid', 'count', 'count']) run.complete(node)

  expect(run.waiting()).toEqual({ announce: 1, count: 1, note: 2 })
})

test('throws after each body what its conditions say, until one of it ends the whole', async () => {
  const run = play(await readDiagram('a-loop-throws-by-conditions-of-its-own'))
  run.start()

  run.complete('vote', { opinion: 'yes' })
  expect(run.waiting()).toEqual({ vote: 3 })
  run.complete('vote', { opinion: 'yes' })
  expect(run.waiting()).toEqual({ vote: 2, remind: 1 })
  run.complete('vote', { opinion: 'veto' })

  expect(run.waiting()).toEqual({ remind: 1, refuse: 1 })
})

test('stands where the condition of what it throws cannot be answered', async () => {
  const run = play(await readDiagram('a-loop-throws-by-conditions-of-its-own'), {
    evaluate: (expression, scope) =>
      expression.source.includes('veto') ? { ok: true, value: 'perhaps' } : expression.evaluate(scope),
  })
  run.start()

  run.complete('vote', { opinion: 'yes' })

  expect(run.incidents()).toEqual(['condition-not-boolean'])
})
