import { describe, expect, test } from 'vitest'
import { readExpectation } from '../../../engine/simulate/expectation/read-expectation.ts'
import { runExpectation } from '../../../engine/simulate/expectation/run-expectation.ts'
import { monday } from './tell.ts'

const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <process id="permits" isExecutable="true">
    <startEvent id="start"/><parallelGateway id="fork"/><userTask id="fire"/><userTask id="road"/>
    <parallelGateway id="join"/><endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/><sequenceFlow id="f2" sourceRef="fork" targetRef="fire"/>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="road"/><sequenceFlow id="f4" sourceRef="fire" targetRef="join"/>
    <sequenceFlow id="f5" sourceRef="road" targetRef="join"/><sequenceFlow id="f6" sourceRef="join" targetRef="end"/>
  </process>
</definitions>`

const half = { start: 'permits', variables: { area: 7 }, as: 'one' }
const atHalf = [half, { complete: 'fire', variables: { agreed: true } }]

/** What is true when one department has answered and the other has not. */
const truth = {
  ended: false,
  waiting: { road: 1, join: 1 },
  completedActivities: ['start', 'fire'],
  order: ['start', 'fork', 'fire'],
  counts: { fire: 1, road: 0 },
  cancelled: [],
  neverReached: ['join', 'end'],
  variables: { area: 7, agreed: true, missing: null },
  variablesAt: { road: { area: 7 } },
  instances: { one: { ended: false, waiting: { road: 1 } } },
}

describe('an expectation', () => {
  test('holds when all that it says is so', async () => {
    expect(await verdicts(truth)).toEqual([{ run: 'first', passed: true }])
  })

  test.each([
    ['ended', { ended: true }],
    ['allEnded', { allEnded: true }],
    ['waiting', { waiting: { road: 2, join: 1 } }],
    ['waiting', { waiting: { road: 1, join: 2 } }],
    ['waiting', { ended: false, waiting: { join: 1 } }],
    ['completedActivities', { completedActivities: ['road'] }],
    ['order', { order: ['fire', 'fork'] }],
    ['order', { order: ['fork', 'road'] }],
    ['counts', { counts: { fire: 2 } }],
    ['cancelled', { cancelled: ['fire'] }],
    ['neverReached', { neverReached: ['road'] }],
    ['variables', { variables: { area: 8 } }],
    ['variables', { variables: { missing: 0 } }],
    ['variablesAt.road', { variablesAt: { road: { area: 8 } } }],
    ['variablesAt.fire', { variablesAt: { fire: {} } }],
    ['instances', { instances: { permits: 2 } }],
    ['instances', { instances: [] }],
    ['instances[0].ended', { instances: [{ ended: true }] }],
    ['instances.one.waiting', { instances: { one: { waiting: { fire: 1 } } } }],
    ['instances.two', { instances: { two: {} } }],
  ])('fails where %s is not so: %j', async (key, lie) => {
    const [verdict] = await verdicts(lie)

    expect(verdict).toMatchObject({ passed: false, step: 3, expected: { [key]: expect.anything() } })
  })

  test('fails at the check in the middle that is not so', async () => {
    const [verdict] = await verdicts({}, [half, { check: { ended: true } }, { complete: 'fire' }])

    expect(verdict).toMatchObject({ passed: false, step: 2, expected: { ended: true }, found: { ended: false } })
  })

  test('runs further runs on a world of their own, with the host of the first', async () => {
    const file = {
      model: 'm.bpmn',
      auto: 'all',
      script: [half],
      expect: { ended: true },
      more: [{ name: 'again', script: [half], expect: { instances: { permits: 0 }, ended: true } }],
    }

    const found = await runExpectation(readExpectation(JSON.stringify(file)), files(model), { now: monday })

    expect(found).toEqual([
      { run: 'first', passed: true },
      { run: 'again', passed: true },
    ])
  })

  test('fails where the model is refused, with the reasons, unless that is allowed', async () => {
    const broken = files(
      model.replace(
        '<userTask id="road"/>',
        '<scriptTask id="road" scriptFormat="groovy"><script>1</script></scriptTask>',
      ),
    )
    const file = { model: 'm.bpmn', script: [], expect: {} }

    const refused = await runExpectation(readExpectation(JSON.stringify(file)), broken, { now: monday })
    const allowed = await runExpectation(readExpectation(JSON.stringify({ ...file, optional: true })), broken, {
      now: monday,
    })

    expect(refused).toMatchObject([{ passed: false, step: 0, refused: [{ element: 'road' }] }])
    expect(allowed).toMatchObject([{ passed: true }])
  })

  test.each([
    ['{', 'JSON'],
    ['{"model":"m.bpmn","script":[],"expect":{"endet":true}}', 'endet'],
    ['{"model":"m.bpmn","script":[{"comlete":"fire"}],"expect":{}}', 'comlete'],
    ['{"model":"m.bpmn","script":[{"complete":"fire","time":2}],"expect":{}}', 'time'],
    ['{"model":"m.bpmn","script":{},"expect":{}}', 'script'],
    ['{"model":"m.bpmn","script":[],"expect":{"waiting":{"fire":"1"}}}', 'waiting.fire'],
    ['{"modell":"m.bpmn","script":[],"expect":{}}', 'modell'],
  ])('that nobody can follow says where: %s', (text, where) => {
    expect(() => readExpectation(text)).toThrow(where)
  })
})

async function verdicts(expected: object, script: readonly object[] = atHalf) {
  const expectation = readExpectation(JSON.stringify({ model: 'm.bpmn', script, expect: expected }))
  return await runExpectation(expectation, files(model), { now: monday })
}

function files(xml: string) {
  return { 'm.bpmn': new TextEncoder().encode(xml) }
}
