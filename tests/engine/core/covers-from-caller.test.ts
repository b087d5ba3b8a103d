import { expect, test } from 'vitest'
import type { ClockSuspension } from '../../../engine/lifecycles/clock-ledger.ts'
import { closesDaily } from '../../../engine/simulate/world/office.ts'
import { monday, type Played, parseProcess, play, zone } from '../../support/play.ts'
import { restart } from '../../support/restart.ts'

const level = (days: number) => `<extensionElements><siji:serviceLevel days="${days}"/></extensionElements>`
const definition = await parseProcess(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:siji="https://siji.dev/bpmn/1" id="d" targetNamespace="https://siji.dev/tests"
  ><process id="process" isExecutable="true">${level(3)}
    <startEvent id="start"/><sequenceFlow id="sa" sourceRef="start" targetRef="a"/>
    <userTask id="a">${level(1)}</userTask><sequenceFlow id="ab" sourceRef="a" targetRef="b"/><userTask id="b"/>
  </process></definitions>`)
const office = closesDaily(zone)
const DAY = 86_400_000
const suspension: ClockSuspension = {
  ...{ id: 'caller-3', element: 0, ground: 'hearing', article: '第四十五条', by: 'qin', department: 'lead' },
  ...{ why: 'w', evidence: ['e'], from: monday + DAY, to: null, expectedEnd: null, limit: null },
  ...{ ofWhole: true, fromCaller: true },
}

function started(): Played {
  const run = play(definition, { office })
  run.start()
  return run
}

const dues = (run: Played) => (run.state().clocks ?? []).map(({ reading: { dueAt } }) => dueAt)

test('covers the same days when the word of its end comes before that of its beginning', () => {
  const [early, late] = [started(), started()]
  for (const run of [early, late]) run.advance('P4D')

  early.send({ type: 'coverClocks', suspension })
  early.send({ type: 'coverClocks', suspension: { ...suspension, to: monday + 3 * DAY } })
  late.send({ type: 'coverClocks', suspension: { ...suspension, to: monday + 3 * DAY } })
  const again = late.send({ type: 'coverClocks', suspension })

  expect(again).toMatchObject({ accepted: false, rejection: { code: 'no-such-suspension' } })
  expect(dues(late)).toEqual(dues(early))
  expect(late.state().clocks?.map(({ value }) => value)).toEqual(['running', 'running'])
})

test('is by when it began, not by when it is told: what was due between stands still, what was overdue runs on', () => {
  const run = started()
  run.advance('P2D')

  run.send({ type: 'coverClocks', suspension: { ...suspension, from: monday + DAY } })

  expect(run.state().clocks?.map(({ node, value }) => `${node} ${value}`)).toEqual(['process paused', 'a paused'])
  const other = started()
  other.advance('P2D')
  other.send({ type: 'coverClocks', suspension: { ...suspension, from: monday + 2 * DAY } })
  expect(other.state().clocks?.map(({ node, value }) => `${node} ${value}`)).toEqual(['process paused', 'a running'])
})

test('is over for an instance that goes on from an ended one, for nobody calls that', () => {
  const run = started()
  run.advance('P1D')
  run.send({ type: 'coverClocks', suspension })
  run.advance('P1D')
  run.send({ type: 'cancelInstance', reason: 'r' })

  const next = restart(definition, run, [{ node: 'a' }], {}, { office })

  if ('code' in next) throw new Error(next.message)
  expect(next.state().clocks?.map(({ value }) => value)).toEqual(['running', 'running'])
  expect(next.state().wholeSuspensions).toMatchObject([{ id: 'caller-3-before', to: monday + 2 * DAY }])
})
