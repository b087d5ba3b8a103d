import { expect, test } from 'vitest'
import type { ClockState } from '../../../engine/core/clocks/clock-state.ts'
import { handle } from '../../../engine/core/handle.ts'
import { closesDaily } from '../../../engine/simulate/world/office.ts'
import { contextAt, monday, type Played, parseProcess, play, zone } from '../../support/play.ts'
import { restart } from '../../support/restart.ts'

const level = (days: number, more = '') => `<siji:serviceLevel days="${days}" ${more}/>`
const both = `<extensionElements>${level(12)}${level(25, 'clock="statutory"')}</extensionElements>`
const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
  id="d" targetNamespace="https://siji.dev/tests"><process id="process" isExecutable="true">${both}
    <startEvent id="start"/><sequenceFlow id="to" sourceRef="start" targetRef="gate"/>
    <subProcess id="gate">${both}
      <startEvent id="in"/><sequenceFlow id="ia" sourceRef="in" targetRef="a"/>
      <userTask id="a"><extensionElements>${level(3)}</extensionElements></userTask>
      <sequenceFlow id="ab" sourceRef="a" targetRef="b"/>
      <userTask id="b"><extensionElements>${level(4, 'clock="statutory"')}</extensionElements></userTask>
    </subProcess>
    <sequenceFlow id="gc" sourceRef="gate" targetRef="c"/><userTask id="c"/>
  </process></definitions>`
const definition = await parseProcess(xml)
const office = closesDaily(zone)
const hearing = {
  type: 'pauseClock',
  person: 'qin',
  ground: 'hearing',
  why: 'w',
  evidence: ['e'],
  department: 'lead',
} as const

function started(): Played {
  const run = play(definition, { office })
  run.start()
  return run
}

function standing(run: Pick<Played, 'state'>): readonly string[] {
  return (run.state().clocks ?? []).map(({ node, level: { clock }, value }) => `${node} ${clock} ${value}`)
}

function openIn({ context }: ClockState) {
  return context.suspensions.filter(({ to }) => to === null)
}

test('writes it into the ledger of each clock inside, under its ground, article, person and key', () => {
  const run = started()

  run.send({ ...hearing, key: 0 })

  const [process, ...inside] = run.state().clocks ?? []
  const [whole] = process === undefined ? [] : openIn(process)
  expect(whole).toMatchObject({ element: 0, ground: 'hearing', article: '行政许可法第四十五条至第四十八条', by: 'qin' })
  expect(whole).not.toHaveProperty('ofWhole')
  expect(inside.slice(1).map(openIn)).toEqual([1, 2, 3].map(() => [{ ...whole, ofWhole: true }]))
})

test('stops inside a gate what is inside it and around it, each kind by the ground', () => {
  const run = started()

  run.send({ ...hearing, key: run.element('gate').key, ground: 'correction' })
  run.complete('a')

  expect(standing(run)).toEqual([
    'process promised paused',
    'process statutory running',
    'gate promised paused',
    'gate statutory running',
    'a promised ended',
    'b statutory running',
  ])
})

test('lets a clock that begins meanwhile begin standing still, and all go on together, ended from the whole only', () => {
  const run = started()
  run.send({ ...hearing, key: 0 })
  run.complete('a')
  expect(standing(run)).toContain('b statutory paused')
  const id = run.state().wholeSuspensions?.[0]?.id ?? ''
  const end = { type: 'resumeClock', person: 'qin', department: 'lead', suspension: id } as const

  expect(run.rejection({ ...end, key: run.element('b').key }).code).toBe('suspension-of-whole')
  expect(run.rejection({ ...end, key: run.element('gate').key }).code).toBe('suspension-of-whole')
  expect(run.rejection({ ...end, key: 0, department: 'other' }).code).toBe('not-its-suspension')
  expect(run.rejection({ ...hearing, key: 0 }).code).toBe('already-suspended')
  run.send({ ...end, key: 0 })

  expect(standing(run).filter((each) => each.endsWith('paused'))).toEqual([])
})

test('ends at its limit also for what is inside, however late that is noticed', () => {
  const run = started()
  const limit = monday + 3 * 86_400_000
  run.send({ ...hearing, key: 0, limit })
  run.sleep(5 * 86_400_000)

  run.complete('a')

  const [{ context } = {}] = (run.state().clocks ?? []).filter(({ node }) => node === 'b')
  expect(context?.suspensions).toEqual([])
  run.advance('PT1H')
  expect(standing(run).filter((each) => each.endsWith('paused'))).toEqual([])
  expect(run.state().wholeSuspensions).toMatchObject([{ to: limit }])
})

test('lasts through a migration, a hold of the instance, a move by hand and a restart', async () => {
  const run = started()
  run.send({ ...hearing, key: 0 })
  const paused = standing(run).map((each) => each.replace('running', 'paused'))

  run.migrate(await parseProcess(xml, { hash: 'again' }))
  run.send({ type: 'suspendInstance' })
  expect(standing(run)).toEqual(paused)
  run.send({ type: 'resumeInstance' })
  run.send({ type: 'modifyInstance', terminate: ['gate'], activate: ['a'], after: [] })
  expect(standing(run)).toEqual(paused)
  run.send({ type: 'cancelInstance', reason: 'test' })
  const again = restart(await parseProcess(xml, { hash: 'again' }), run, [{ node: 'b' }], {}, { office })
  if ('code' in again) throw new Error(again.message)

  expect(standing(again)).toContain('gate statutory paused')
  expect(standing(again)).toContain('b statutory paused')
  again.send({ type: 'resumeClock', key: 0, person: 'qin', department: 'lead' })
  expect(standing(again).filter((each) => each.endsWith('paused'))).toEqual([])
})

test('ends, as before, what was stopped before suspensions of the whole were kept', () => {
  const run = started()
  run.send({ ...hearing, key: 0 })
  const { wholeSuspensions: _, ...state } = run.state()
  const clocks = (state.clocks ?? []).map((clock) =>
    clock.host === 0 ? clock : { ...clock, value: 'running' as const, context: { ...clock.context, suspensions: [] } },
  )
  const end = { type: 'resumeClock', key: 0, person: 'qin', department: 'lead' } as const
  const command = {
    id: 'c',
    parkId: 'park',
    instanceId: 'instance',
    actor: { type: 'system', name: 'test' },
    body: end,
  } as const

  const decision = handle(definition, { ...state, clocks }, command, contextAt(monday, { office }))

  if (!decision.accepted) throw new Error(decision.rejection.message)
  expect(standing({ state: () => decision.instance }).filter((each) => each.endsWith('paused'))).toEqual([])
})

test('ends what began last, also where a clock inside opened only after what began before', () => {
  const run = started()
  run.send({ ...hearing, key: 0, department: null })
  run.send({ ...hearing, key: 0, department: null, ground: 'correction' })
  run.advance('PT1H')
  // The statutory clock of b opens now, and stands still for the hearing alone.
  run.complete('a')

  run.send({ type: 'resumeClock', key: 0, person: 'qin' })

  expect(
    run
      .state()
      .wholeSuspensions?.filter(({ to }) => to === null)
      .map(({ ground }) => ground),
  ).toEqual(['hearing'])
})

test('has nothing left to end once its limit has passed, though the clock that knew it had ended before', () => {
  const run = started()
  run.advance('P60D')
  run.complete('a')
  // All others are overdue by now, and run on.
  run.send({ ...hearing, key: 0, department: null, limit: monday + 60 * 86_400_000 + 7_200_000 })
  run.complete('b')
  run.advance('PT3H')

  expect(run.rejection({ type: 'resumeClock', key: 0, person: 'qin' }).code).toBe('no-such-suspension')
})
