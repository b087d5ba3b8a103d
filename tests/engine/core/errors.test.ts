import { expect, test } from 'vitest'
import { parseProcess, play, readDiagram } from '../../support/play.ts'

const diagram = 'an-error-finds-its-code-before-a-catch-all'

test('catches an error of a job at the activity that names its code, and ends what is in it', async () => {
  const run = play(await readDiagram(diagram))
  run.start()

  run.throwError('risky', 'known', { why: 'sold' })

  expect(run.waiting()).toEqual({ afterNamed: 1 })
  expect(run.terminated()).toEqual(['risky', 'inner'])
  expect(run.variables()).toEqual({ why: 'sold' })
  expect(run.events.filter(({ type }) => type === 'jobEnded')).toHaveLength(1)
})

test('lets an error pass a boundary event of another code to the event sub-process of the scope around it', async () => {
  const run = play(await readDiagram(diagram))
  run.start({ fails: true })

  run.complete('risky')

  expect(run.waiting()).toEqual({ rescueTask: 1 })
  expect(run.completed()).toContain('failed')
})

test('never catches an error in the event sub-process out of which it comes', async () => {
  const run = play(await readDiagram(diagram))
  run.start({ fails: true })
  run.complete('risky')

  run.complete('rescueTask', { worse: true })

  expect(run.waiting()).toEqual({ afterAll: 1 })
})

test('keeps the token of an error that nobody catches, and throws it again when that is resolved', async () => {
  const run = play(await readDiagram('an-error-that-nobody-catches-keeps-its-token'))
  run.start()

  run.complete('ask', { broken: true })

  expect(run.waiting()).toEqual({ failed: 1 })
  expect(run.incidents()).toEqual(['uncaught-error'])
  run.resolve('failed')
  expect(run.incidents()).toEqual(['uncaught-error'])
})

test('refuses an error of a user task that nobody catches', async () => {
  const run = play(await readDiagram('an-error-that-nobody-catches-keeps-its-token'))
  run.start()

  const rejection = run.rejection({ type: 'throwError', key: run.element('ask').key, code: 'lost', variables: {} })

  expect(rejection.code).toBe('uncaught-error')
  expect(run.waiting()).toEqual({ ask: 1 })
})

test('ends tokens that are on their way when an event sub-process interrupts their scope', async () => {
  const run = play(await readDiagram('an-interrupting-event-ends-tokens-that-are-on-their-way'))

  run.start()

  expect(run.waiting()).toEqual({ mend: 1 })
  expect(run.completed()).not.toContain('second')
})

test.each([
  ['camunda:errorCodeVariable="code" camunda:errorMessageVariable="why"', 'error', 'error'],
  ['siji:codeVariable="code" siji:messageVariable="why"', 'error', 'error'],
  ['camunda:escalationCodeVariable="code" siji:messageVariable="why"', 'escalation', 'escalate'],
] as const)('gives code and message of what was caught to the flow: %s', async (attributes, kind, act) => {
  const run = play(
    await parseProcess(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
      xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="t"><process id="p" isExecutable="true">
      <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="work"/><userTask id="work"/>
      <boundaryEvent id="any" attachedToRef="work"><${kind}EventDefinition ${attributes}/></boundaryEvent>
      <sequenceFlow id="g" sourceRef="any" targetRef="look"/><userTask id="look"/></process></definitions>`),
  )
  run.start()

  const { key } = run.element('work')
  const thrown = { key, code: 'leak', variables: { errorMessage: '管线泄漏' } }
  run.send({ type: act === 'error' ? 'throwError' : 'throwEscalation', ...thrown })

  expect(run.waiting()).toEqual({ look: 1 })
  expect(run.variables()).toMatchObject({ code: 'leak', why: '管线泄漏' })
})
