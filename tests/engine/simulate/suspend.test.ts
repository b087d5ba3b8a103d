import { expect, test } from 'vitest'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { parseProcess } from '../../support/play.ts'
import { head, inARow, tell } from './tell.ts'

const timed = inARow(
  'timed',
  ['<startEvent id="start"/>', '<userTask id="work"/>', '<endEvent id="end"/>'],
  `<boundaryEvent id="reminder" attachedToRef="work" cancelActivity="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
   <userTask id="remind"/><sequenceFlow id="r" sourceRef="reminder" targetRef="remind"/>`,
)

test('refuses every command while suspended, keeps what comes due, and fires it after it is resumed', async () => {
  const { failure } = await tell(timed, [
    { start: 'timed' },
    { suspend: true },
    { refused: { complete: 'work' } },
    { refused: { set: { a: 1 } } },
    { refused: { suspend: true } },
    { refused: { modify: { terminate: 'work' } } },
    { advance: 'P3D' },
    { check: { waiting: { work: 1, remind: 0 } } },
    { resume: true },
    { check: { waiting: { work: 1, remind: 1 } } },
    { refused: { resume: true } },
    { complete: 'work' },
    { complete: 'remind' },
    { check: { allEnded: true } },
  ])

  expect(failure).toBeNull()
})

test('says that it is suspended', async () => {
  const { failure } = await tell(timed, [{ start: 'timed' }, { suspend: true }, { complete: 'work' }])

  expect(failure).toMatchObject({ step: 3, refusal: { code: 'instance-suspended' } })
})

test('keeps a message that another instance throws until its receiver is resumed', async () => {
  const asker = inARow('asker', [
    '<startEvent id="a1"/>',
    '<intermediateCatchEvent id="a2"><messageEventDefinition messageRef="m_answer"/></intermediateCatchEvent>',
    '<userTask id="a3"/>',
  ])
  const answerer = inARow('answerer', [
    '<startEvent id="b1"/>',
    '<endEvent id="b2"><messageEventDefinition messageRef="m_answer"/></endEvent>',
  ])

  const { failure } = await tell(asker + answerer, [
    { start: 'asker' },
    { suspend: true },
    { start: 'answerer' },
    { check: { waiting: { a2: 1 } } },
    { refused: { message: 'answer' } },
    { resume: true },
    { check: { waiting: { a3: 1 } } },
  ])

  expect(failure).toBeNull()
})

test('holds what it has called with it, lets that go on with it, and cancels also what is suspended', async () => {
  const caller = inARow('caller', [
    '<startEvent id="c1"/>',
    '<callActivity id="c2" calledElement="called"/>',
    '<userTask id="c3"/>',
  ])
  const called = inARow('called', ['<startEvent id="d1"/>', '<userTask id="d2"/>'])

  const { failure, world } = await tell(caller + called, [
    { start: 'caller' },
    { suspend: true },
    { refused: { complete: 'd2' } },
    { resume: true },
    { complete: 'd2' },
    { check: { waiting: { c3: 1 } } },
    { suspend: true },
    { cancel: true },
  ])

  expect(failure).toBeNull()
  expect(resultsOf(world).map(({ result }) => result)).toEqual(['cancelled', 'completed'])
})

test('hears a signal that came while it was suspended when it is resumed, once, and nothing that it waited for later', async () => {
  const listener = inARow('listener', [
    '<startEvent id="l1"/>',
    '<intermediateCatchEvent id="l2"><signalEventDefinition signalRef="s_go"/></intermediateCatchEvent>',
    '<intermediateCatchEvent id="l3"><signalEventDefinition signalRef="s_go"/></intermediateCatchEvent>',
    '<userTask id="l4"/>',
  ])

  const { failure } = await tell(`<signal id="s_go" name="go"/>${listener}`, [
    { start: 'listener' },
    { suspend: true },
    { signal: 'go', variables: { word: 1 } },
    { check: { waiting: { l2: 1 } } },
    { resume: true },
    { check: { waiting: { l3: 1 }, variables: { word: 1 } } },
    { suspend: true },
    { resume: true },
    { check: { waiting: { l3: 1 } } },
  ])

  expect(failure).toBeNull()
})

test('goes on by another version, and again as a new instance, in words of a script', async () => {
  const other = await parseProcess(`${head}${timed.replaceAll('"remind"', '"urge"')}</definitions>`, { hash: 'other' })
  const { failure, world } = await tell(
    timed,
    [
      { start: 'timed', variables: { a: 1 } },
      { migrate: { to: 'other.bpmn' } },
      { advance: 'P1D' },
      { check: { waiting: { work: 1, urge: 1 } } },
      { refused: { restart: 'work' } },
      { migrate: { to: 1, plan: { urge: 'remind' } } },
      { check: { waiting: { work: 1, remind: 1 } } },
      { cancel: true },
      { restart: 'remind', variables: { b: 2 } },
      { check: { waiting: { remind: 1, work: 0 } } },
      { complete: 'remind' },
    ],
    { versions: new Map([['other.bpmn', [other]]]) },
  )

  expect(failure).toBeNull()
  expect(resultsOf(world)).toMatchObject([{ result: 'cancelled' }, { result: 'completed', variables: { a: 1, b: 2 } }])
})

test('moves tokens by hand in words of a script', async () => {
  const { failure } = await tell(timed, [
    { start: 'timed' },
    { modify: { activate: 'remind', terminate: ['work'] } },
    { check: { waiting: { remind: 1 }, cancelled: ['work'] } },
    { modify: { after: 'work' } },
    { check: { waiting: { remind: 1 }, completedActivities: ['end'], ended: false } },
  ])

  expect(failure).toBeNull()
})
