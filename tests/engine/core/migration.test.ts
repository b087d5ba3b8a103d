import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Decision } from '../../../engine/core/decision.ts'
import { checkMigration } from '../../../engine/core/migration/check-migration.ts'
import type { MigrationPlan } from '../../../engine/core/migration/migration.ts'
import { tokenMoves } from '../../../engine/core/migration/token-moves.ts'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { monday, type Played, parseProcess, play } from '../../support/play.ts'

const DAY = 86_400_000
const diagram = new URL('../../conformance/diagrams/an-instance-goes-on-by-another-version.bpmn', import.meta.url)

/** The version that differs from the diagram by these replacements. */
async function version(hash: string, ...changes: readonly (readonly [string | RegExp, string])[]) {
  let xml = await readFile(diagram, 'utf8')
  for (const [from, to] of changes) {
    expect(xml).toMatch(from)
    xml = typeof from === 'string' ? xml.replaceAll(from, to) : xml.replace(from, to)
  }
  return await parseProcess(xml, { hash })
}

async function begin(): Promise<Played> {
  const run = play(await version('1'))
  run.start()
  run.complete('book')
  return run
}

function accept(decision: Decision): void {
  if (!decision.accepted) throw new Error(decision.rejection.message)
}

function refused(run: Played, to: ProcessDefinition, plan: MigrationPlan = {}): string {
  const decision = run.migrate(to, plan)
  return decision.accepted ? 'accepted' : `${decision.rejection.code}: ${decision.rejection.message}`
}

const longer = ['P3D', 'P9D'] as const
const renamed = [/"(a|b|late|each|join|hear|book|first|inside)"/g, '"new_$1"'] as const
const plan = Object.fromEntries(
  ['a', 'b', 'late', 'each', 'join', 'hear', 'book', 'first', 'inside'].map((id) => [id, `new_${id}`]),
)
const otherFlows = [/id="f(\d+)"/g, 'id="g$1"'] as const

test('keeps tasks in their hands, timers with their due time and the counters of loops', async () => {
  const run = await begin()
  accept(run.send({ type: 'claimTask', key: run.element('a').key, person: 'lin' }))
  run.complete('each')
  const before = run.state()

  accept(run.migrate(await version('2', longer, ['<userTask id="urge"/>', '<userTask id="urge" name="Urge"/>'])))

  expect(run.state()).toEqual({ ...before, definitionHash: '2', revision: before.revision + 1 })
  expect(run.element('a').task).toMatchObject({ state: 'claimed', assignee: 'lin' })
  expect(run.element('b').triggers).toMatchObject([{ node: 'late', dueAt: monday + 3 * DAY }])
  expect(run.state().elements.find(({ loop }) => loop !== undefined)?.loop).toMatchObject({ started: 3, completed: 1 })
})

test('goes on under other ids from wherever it stands, as far as the plan names them', async () => {
  const run = await begin()
  run.complete('a')

  accept(run.migrate(await version('2', renamed, otherFlows), plan))
  expect(run.waiting()).toEqual({ new_b: 1, new_each: 3, new_join: 1 })
  run.advance('P3D')
  for (const node of ['new_b', 'new_each', 'new_each', 'new_each', 'urge']) run.complete(node)
  expect(run.waiting()).toEqual({ new_first: 1 })
  accept(run.migrate(await version('3'), Object.fromEntries(Object.entries(plan).map(([old, id]) => [id, old]))))
  run.complete('first')
  run.message('recall')

  // What was booked by the first version is undone by the third.
  expect(run.waiting()).toEqual({ throw: 1, unbook: 1 })
  run.complete('unbook')
  expect(run.state().state).toBe('completed')
  expect(run.incidents()).toEqual([])
})

test('does not wait at a join for a branch that the version of before never had', async () => {
  const run = await begin()
  run.complete('a')
  const branch =
    '<userTask id="more"/><sequenceFlow id="m1" sourceRef="fork" targetRef="more"/><sequenceFlow id="m2" sourceRef="more" targetRef="join"/>'

  accept(run.migrate(await version('2', ['<parallelGateway id="fork"/>', `<parallelGateway id="fork"/>${branch}`])))
  for (const node of ['b', 'each', 'each']) run.complete(node)
  expect(run.waiting()).toEqual({ each: 1, join: 2 })
  run.complete('each')

  expect(run.waiting()).toEqual({ first: 1 })
})

test('begins to wait for new boundary events, and no longer for those that are gone', async () => {
  const run = await begin()
  const moved = ['id="late" attachedToRef="b"', 'id="late" attachedToRef="a"'] as const

  accept(run.migrate(await version('2', moved, longer)))

  expect(run.element('b').triggers).toBeUndefined()
  expect(run.element('a').triggers).toMatchObject([{ node: 'late', dueAt: monday + 9 * DAY }])
})

test('does not let a boundary event happen again that has happened', async () => {
  const run = await begin()
  run.advance('P3D')

  accept(run.migrate(await version('2', longer)))

  expect(run.element('b').triggers ?? []).toEqual([])
  expect(run.waiting()).toMatchObject({ b: 1, urge: 1 })
})

test.each([
  ['a step is gone', [/<userTask id="a"\/>/, '<userTask id="x"/>'], [/Ref="a"/g, 'Ref="x"'], 'a has no counterpart'],
  [
    'a step is of another type',
    [/<userTask id="a"\/>/, '<serviceTask id="a"/>'],
    longer,
    'a is a node of another type',
  ],
  [
    'bodies come in turn',
    ['<multiInstanceLoopCharacteristics>', '<multiInstanceLoopCharacteristics isSequential="true">'],
    longer,
    'each is repeated in another way',
  ],
  ['there is no loop any more', [/<multiInstance.*Characteristics>/, ''], longer, 'each is repeated in another way'],
  [
    'what joined joins no more',
    ['parallelGateway id="join"', 'exclusiveGateway id="join"'],
    longer,
    'join is a node of another type',
  ],
  [
    'a branch with a waiting token is gone',
    ['<sequenceFlow id="f7" sourceRef="b" targetRef="join"/>', '<sequenceFlow id="f7" sourceRef="b" targetRef="end"/>'],
    longer,
    'join lacks a flow',
  ],
  [
    'what could be undone has no handler',
    [/<boundaryEvent id="undo".*\n.*\n.*<association.*\/>/, ''],
    ['<intermediateThrowEvent id="throw"><compensateEventDefinition/>', '<intermediateThrowEvent id="throw">'],
    'book can no longer be compensated',
  ],
] as const)('refuses where %s, says why, and changes nothing', async (_, one, two, why) => {
  const run = await begin()
  run.complete('b')
  const before = run.state()

  expect(refused(run, await version('2', one, two))).toContain(why)

  expect(run.state()).toEqual(before)
})

test('refuses where a step lies in another sub-process or waits for another message', async () => {
  const run = await begin()
  for (const node of ['a', 'b', 'each', 'each', 'each']) run.complete(node)
  expect(refused(run, await version('2', [/"inside"/g, '"outside"']))).toContain('inside has no counterpart')
  expect(refused(run, await version('2', [/"inside"/g, '"outside"'], longer), { inside: 'outside' })).toBe('accepted')

  run.complete('first')

  expect(refused(run, await version('3', ['name="recall"', 'name="revoke"'], [/"inside"/g, '"outside"']))).toContain(
    'hear waits for another event',
  )
})

test('refuses a plan that names what there is not, and a version that is not the one meant', async () => {
  const run = await begin()
  const to = await version('2')

  expect(refused(run, to, { nowhere: 'a' })).toContain('nowhere is no node')
  expect(refused(run, to, { a: 'nowhere' })).toContain('a has no counterpart')
  expect(run.rejection({ type: 'migrateInstance', toHash: '2', plan: {} }).code).toBe('no-such-version')
})

test('tells beforehand which steps cannot be carried over, whatever runs', async () => {
  const to = await version(
    '2',
    [/<userTask id="a"\/>/, '<userTask id="x"/>'],
    [/Ref="a"/g, 'Ref="x"'],
    ['userTask id="first"', 'task id="first"'],
  )

  const problems = checkMigration(await version('1'), to)

  expect(problems.map(({ node, code }) => `${node} ${code}`)).toEqual(['a no-target', 'first other-type'])
  expect(checkMigration(await version('1'), to, { a: 'x' })).toHaveLength(1)
})

test('says of every token where it goes, and why one cannot; what waits before a join stands at it', async () => {
  const run = await begin()
  run.complete('a')
  const gone = await version('2', ...[['"each"', '"everyone"'] as const])

  const moves = tokenMoves({ from: await version('1'), to: gone, plan: { b: 'a' } }, [run.state(), run.state()])

  const told = moves.map(({ node, count, target, problem }) => [
    node.id,
    count,
    target?.id ?? null,
    problem?.code ?? null,
  ])
  expect(told).toEqual([
    ['b', 2, 'a', null],
    ['each', 6, null, 'no-target'],
    ['join', 2, 'join', null],
  ])
})
