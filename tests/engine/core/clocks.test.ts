import { describe, expect, test } from 'vitest'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { readClock } from '../../../engine/core/clocks/read-clock.ts'
import type { Clock } from '../../../engine/lifecycles/clock-ledger.ts'
import { closesDaily } from '../../../engine/simulate/world/office.ts'
import { parseProcess, play, zone } from '../../support/play.ts'

const promise = '<extensionElements><siji:serviceLevel days="3" scope="visit"/></extensionElements>'
const hearing = { type: 'pauseClock', person: 'qin', ground: 'hearing', why: 'w', evidence: ['e'] } as const

/** Inside of a process with a start before `first` and an end behind `last`. */
async function playInside(content: string, head = '') {
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://siji.dev/tests">
    <process id="process" isExecutable="true">${head}<startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="first"/>
    ${content}</process></definitions>`
  return play(await parseProcess(xml), { office: closesDaily(zone) })
}

describe('in a zone with summer time', () => {
  const office = { calendar: nationalCalendar, zone: 'Europe/Berlin', closesAt: 17 * 60 + 30 }
  const startedAt = Date.parse('2026-03-26T09:00:00+01:00')
  const context = { budget: 3, mostExtension: 10, startedAt, endedAt: null, extension: null, suspensions: [] }
  const clock: Clock = { value: 'running', context }

  test('is due when the office closes by the clock on its wall', () => {
    const { dueAt, turnsAt } = readClock(office, clock, { yellow: 1 }, startedAt)

    expect(dueAt).toBe(Date.parse('2026-03-31T17:30:00+02:00'))
    expect(turnsAt).toBe(Date.parse('2026-03-30T17:30:00+02:00'))
  })
})

test('gives each body of a loop a clock of its own', async () => {
  const run = await playInside(
    `<userTask id="first">${promise}<multiInstanceLoopCharacteristics><loopCardinality xsi:type="tFormalExpression">2</loopCardinality></multiInstanceLoopCharacteristics></userTask>`,
  )
  run.start()
  const { key } = run.element('first')

  run.send({ ...hearing, key })

  expect(run.state().clocks?.map(({ value, bodies }) => [value, bodies])).toEqual([
    ['paused', [0]],
    ['running', [1]],
  ])
  run.complete('first')
  expect(run.state().clocks?.map(({ bodies }) => bodies)).toEqual([[1]])
})

test('keeps what two steps ask for apart, and stops the clock around them once for both', async () => {
  const run = await playInside(
    `<parallelGateway id="first"/><sequenceFlow id="a1" sourceRef="first" targetRef="a"/><sequenceFlow id="b1" sourceRef="first" targetRef="b"/>
     <userTask id="a">${promise}</userTask><userTask id="b">${promise}</userTask>`,
    '<extensionElements><siji:serviceLevel days="20" clock="statutory"/></extensionElements>',
  )
  run.start()
  for (const node of ['a', 'b']) run.send({ ...hearing, key: run.element(node).key })

  run.complete('a')

  const [process] = run.state().clocks ?? []
  expect(process).toMatchObject({
    value: 'paused',
    context: { suspensions: [{ to: run.state().changedAt }, { to: null }] },
  })
  run.send({ type: 'resumeClock', key: run.element('b').key, person: 'qin' })
  expect(run.state().clocks?.map(({ value }) => value)).toEqual(['running', 'running'])
})

test('has stood still until its limit and no longer, however late that is noticed', async () => {
  const run = await playInside(`<userTask id="first">${promise}</userTask>`)
  run.start()
  const limit = run.state().changedAt + 86_400_000
  run.send({ ...hearing, key: run.element('first').key, limit })
  const [clock] = run.state().clocks ?? []

  run.sleep(9 * 86_400_000)
  run.send({ type: 'fireTimer', key: clock?.key ?? 0 })

  expect(run.state().clocks).toMatchObject([
    { value: 'running', context: { suspensions: [{ to: limit }] }, reading: { light: 'red' } },
  ])
})

test('stands with an incident where nobody can tell since when it counts, and starts when that is mended', async () => {
  const run = await playInside(
    '<userTask id="first"><extensionElements><siji:serviceLevel days="3" since="received"/></extensionElements></userTask>',
  )
  run.start({ received: 'yesterday' })
  expect(run.incidents()).toEqual(['clock-start-invalid'])

  run.resolve('first', { received: '2026-01-04T09:00:00+08:00' })

  expect(run.incidents()).toEqual([])
  expect(run.state().clocks).toMatchObject([
    { value: 'running', context: { startedAt: Date.parse('2026-01-04T09:00:00+08:00') } },
  ])
})

test('leaves a clock that is overdue red when the process would stop it', async () => {
  const run = await playInside(
    `<userTask id="first"/><userTask id="correct"><extensionElements><siji:serviceLevel days="5" owner="applicant"/></extensionElements></userTask>
     <sequenceFlow id="on" sourceRef="first" targetRef="correct"/>`,
    '<extensionElements><siji:serviceLevel days="1"/></extensionElements>',
  )
  run.start()
  run.advance('P3D')

  run.complete('first')

  expect(run.state().clocks?.[0]).toMatchObject({ value: 'running', reading: { light: 'red' } })
})

test('counts the time between two visits of a step by law, and not against its promise', async () => {
  const run = await playInside(
    `<userTask id="first"><extensionElements><siji:serviceLevel days="5"/><siji:serviceLevel days="20" clock="statutory"/></extensionElements></userTask>
     <userTask id="correct"/><sequenceFlow id="on" sourceRef="first" targetRef="correct"/><sequenceFlow id="back" sourceRef="correct" targetRef="first"/>`,
  )
  run.start()
  run.complete('first')
  run.advance('P3D')

  run.complete('correct')

  const clocks = run.state().clocks ?? []
  expect(
    clocks.map(({ level, value, context }) => [level.clock, value, context.suspensions.map(({ ground }) => ground)]),
  ).toEqual([
    ['promised', 'running', ['betweenVisits']],
    ['statutory', 'running', []],
  ])
})
