import { expect, test } from 'vitest'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { type Played, play, readDiagram } from '../../support/play.ts'

const diagram = 'somebody-chooses-the-activities-of-an-ad-hoc-sub-process'

async function begin(variables: Variables = {}): Promise<Played> {
  const run = play(await readDiagram(diagram))
  run.start(variables)
  return run
}

function choose(run: Played, adHoc: string, ...nodes: readonly string[]): void {
  for (const node of nodes) {
    const decision = run.send({ type: 'activateActivity', key: run.element(adHoc).key, node })
    if (!decision.accepted) throw new Error(decision.rejection.message)
  }
}

function refusal(run: Played, adHoc: string, node: string): string {
  return run.rejection({ type: 'activateActivity', key: run.element(adHoc).key, node }).code
}

/** The first of the three is done, and the second waits. */
async function atRepairs(variables: Variables = {}): Promise<Played> {
  const run = await begin(variables)
  choose(run, 'enquiries', 'ask')
  run.complete('ask', { clear: true })
  return run
}

test('waits until somebody chooses, and lets an activity be chosen again', async () => {
  const run = await begin()
  expect(run.waiting()).toEqual({})

  choose(run, 'enquiries', 'ask', 'ask')

  expect(run.waiting()).toEqual({ ask: 2 })
})

test('stays open when nothing runs, until the completion condition holds after an activity', async () => {
  const run = await begin({ clear: false })
  choose(run, 'enquiries', 'ask')

  run.complete('ask')
  expect(run.element('enquiries')).toMatchObject({ state: 'active' })
  choose(run, 'enquiries', 'ask')
  run.complete('ask', { clear: true })

  expect(run.completed()).toContain('enquiries')
})

test('joins what was chosen at different times', async () => {
  const run = await begin({ clear: false })
  choose(run, 'enquiries', 'visit')
  run.complete('visit')
  expect(run.waiting()).toEqual({ both: 1 })

  choose(run, 'enquiries', 'write')
  run.complete('write')

  expect(run.waiting()).toEqual({ compare: 1 })
  expect(run.incidents()).toEqual([])
})

test('lets what runs end where the model says so, but lets nothing be chosen any more', async () => {
  const run = await begin()
  choose(run, 'enquiries', 'ask', 'visit')

  run.complete('ask', { clear: true })
  expect(run.waiting()).toEqual({ visit: 1 })
  expect(refusal(run, 'enquiries', 'write')).toBe('not-choosable')
  run.send({ type: 'resolveIncident', key: run.element('enquiries').key, variables: {} })
  run.complete('visit')

  // A token stuck at a join keeps it open.
  expect(run.incidents()).toEqual(['stuck-join'])
  run.resolve('enquiries')
  run.complete('compare')
  expect(run.completed()).toContain('enquiries')
})

test('does one activity after the other where the order is sequential, and what flows on counts', async () => {
  const run = await atRepairs()
  choose(run, 'repairs', 'walls')
  expect(refusal(run, 'repairs', 'roof')).toBe('ad-hoc-busy')

  run.complete('walls')

  expect(run.waiting()).toEqual({ paint: 1 })
  expect(refusal(run, 'repairs', 'roof')).toBe('ad-hoc-busy')
  run.complete('paint')
  choose(run, 'repairs', 'roof')
  expect(run.waiting()).toEqual({ roof: 1 })
})

test('ends with the activity after which the condition holds: its token goes no further', async () => {
  const run = await atRepairs({ first: ['stamp'] })
  choose(run, 'repairs', 'walls')

  run.complete('walls', { clear: false })

  expect(run.completed()).not.toContain('paint')
  expect(run.waiting()).toEqual({ stamp: 1 })
})

test('begins with what the model names, and without a condition ends when nothing runs any more', async () => {
  const run = await atRepairs({ first: ['stamp', 'sign'] })
  choose(run, 'repairs', 'roof')
  run.complete('roof', { clear: false })

  run.complete('sign')
  expect(run.waiting()).toEqual({ stamp: 1 })
  run.complete('stamp')

  expect(run.state().state).toBe('completed')
})

test.each([[['paint']], ['sign'], [['nobody']]])('stands with an incident where it begins with %j', async (first) => {
  const run = await atRepairs({ first })
  choose(run, 'repairs', 'roof')

  run.complete('roof', { clear: false })

  expect(run.incidents()).toEqual(['active-elements-unknown'])
  run.resolve('farewell', { first: ['sign'] })
  expect(run.waiting()).toEqual({ sign: 1 })
})

test('refuses what cannot be chosen', async () => {
  const run = await begin()

  expect(refusal(run, 'enquiries', 'compare')).toBe('not-choosable')
  expect(refusal(run, 'enquiries', 'roof')).toBe('not-choosable')
  choose(run, 'enquiries', 'ask')
  expect(refusal(run, 'ask', 'ask')).toBe('not-ad-hoc')
})

test('asks a completion condition again that could not be answered', async () => {
  const run = play(await readDiagram(diagram), {
    evaluate: (expression, scope) =>
      scope.read('clear') === 'perhaps' ? { ok: true, value: 'perhaps' } : expression.evaluate(scope),
  })
  run.start()
  choose(run, 'enquiries', 'ask')
  run.complete('ask', { clear: 'perhaps' })
  expect(run.incidents()).toEqual(['condition-not-boolean'])

  run.resolve('enquiries', { clear: true })

  expect(run.completed()).toContain('enquiries')
})
