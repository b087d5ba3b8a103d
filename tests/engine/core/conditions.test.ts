import { expect, test } from 'vitest'
import { evaluateExpression } from '../../../engine/expressions/evaluate.ts'
import { parseProcess, play, readDiagram } from '../../support/play.ts'

test('happens when a condition becomes true, and again only after it was not', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))
  run.start()
  const looks = () => run.waiting()['look'] ?? 0
  const seen = [looks()]

  for (const amount of [5, 15, 20, 5, 11]) {
    run.set({ amount })
    seen.push(looks())
  }

  expect(seen).toEqual([0, 0, 1, 1, 1, 2])
  run.set({ closed: true })
  expect(run.waiting()).toEqual({ look: 2, tidyUp: 1 })
})

test('happens at once where the condition holds already when it is waited for', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))

  run.start({ amount: 50 })

  expect(run.waiting()).toEqual({ work: 1, look: 1 })
})

test('raises an incident for a condition that is no condition, and asks again when that is mended', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))
  run.start()

  run.set({ amount: 'many' })
  expect(run.incidents()).toEqual(['wrong-type'])
  run.set({ amount: 12 })
  expect(run.waiting()).toEqual({ work: 1 })
  run.resolve('work')

  expect(run.incidents()).toEqual([])
  expect(run.waiting()).toEqual({ work: 1, look: 1 })
})

test('is asked before the token that changed the variable goes on, and ends its scope where it interrupts', async () => {
  const run = play(await readDiagram('a-condition-is-asked-when-another-branch-changes-a-variable'))
  run.start({ count: 0 })
  expect(run.waiting()).toEqual({ enough: 1, collect: 1 })

  run.complete('collect')
  expect(run.waiting()).toEqual({ enough: 1, collect: 1 })
  run.complete('collect')
  expect(run.waiting()).toEqual({ pack: 1, collect: 1 })
  run.complete('collect')
  run.complete('collect')

  expect(run.waiting()).toEqual({ close: 1 })
})

test('starts an event sub-process of the process whose condition holds from the start', async () => {
  const run = play(await readDiagram('a-condition-is-asked-when-another-branch-changes-a-variable'))

  run.start({ count: 4 })

  expect(run.waiting()).toEqual({ close: 1 })
})

test('is asked once as a command begins, and again only where what it reads has changed', async () => {
  const asked: string[] = []
  const waits = ['a &gt; 5', 'b &gt; 5', 'count &gt; 5']
  const events = waits.map(
    (source, at) => `<boundaryEvent id="event${at}" attachedToRef="work"><conditionalEventDefinition>
      <condition>${source}</condition></conditionalEventDefinition></boundaryEvent>
      <sequenceFlow id="event${at}_on" sourceRef="event${at}" targetRef="end"/>`,
  )
  const definition = await parseProcess(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://siji.dev/tests">
      <process id="process" isExecutable="true"><startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="fork"/>
      <parallelGateway id="fork"/><sequenceFlow id="one" sourceRef="fork" targetRef="work"/>
      <sequenceFlow id="other" sourceRef="fork" targetRef="tell"/><userTask id="work"/>${events.join('')}<endEvent id="end"/>
      <userTask id="tell"/><sequenceFlow id="on" sourceRef="tell" targetRef="set"/>
      <scriptTask id="set" scriptFormat="feel"><script>{ a: 1, count: 2 }</script></scriptTask></process></definitions>`,
  )
  const run = play(definition, {
    evaluate: (expression, scope) => {
      if (expression.source.endsWith('> 5')) asked.push(expression.source)
      return evaluateExpression(expression, scope)
    },
  })
  run.start({ a: 0, b: 0, count: 0 })
  asked.length = 0

  run.complete('tell')

  // `count` is a variable here, though a built-in function has that name too.
  expect(asked).toEqual(['a > 5', 'b > 5', 'count > 5', 'a > 5', 'count > 5'])
})

test('sees what a loop counts when its next body sets a variable', async () => {
  const definition = await parseProcess(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="https://siji.dev/tests">
      <process id="process" isExecutable="true"><startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="each"/>
      <subProcess id="each"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>
        <scriptTask id="first" scriptFormat="feel"><script>{ begun: true }</script></scriptTask>
        <sequenceFlow id="then" sourceRef="first" targetRef="work"/><userTask id="work"/><sequenceFlow id="next" sourceRef="work" targetRef="last"/><task id="last"/></subProcess>
      <boundaryEvent id="one" attachedToRef="each" cancelActivity="false"><conditionalEventDefinition>
        <condition>nrOfCompletedInstances &gt; 0</condition></conditionalEventDefinition></boundaryEvent>
      <sequenceFlow id="on" sourceRef="one" targetRef="look"/><userTask id="look"/></process></definitions>`,
  )
  const run = play(definition)
  run.start()

  run.complete('work')

  expect(run.waiting()).toEqual({ work: 1, look: 1 })
})
