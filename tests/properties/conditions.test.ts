import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf } from '../../engine/core/applying/draft.ts'
import { execute } from '../../engine/core/commands/index.ts'
import { startInstance } from '../../engine/core/commands/start-instance.ts'
import type { Command, CommandBody } from '../../engine/core/commands.ts'
import type { Decision } from '../../engine/core/decision.ts'
import { behaviours } from '../../engine/core/elements/index.ts'
import { handle } from '../../engine/core/handle.ts'
import type { ProcessInstance } from '../../engine/core/instance.ts'
import { beginRun, emit } from '../../engine/core/run.ts'
import { advance } from '../../engine/core/tokens/advance.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import { closesDaily } from '../../engine/simulate/world/office.ts'
import { contextAt, monday, parseProcess, zone } from '../support/play.ts'
import { propertySeed } from '../support/property-seed.ts'

const seed = propertySeed()
const runs = process.env['SIJI_LONG'] === '1' ? 3_000 : 100
const DAY = 86_400_000

// `count` is a built-in function's name as well; `b` fails where it is a word; a loop counts by itself.
const condition = fc.constantFrom(
  'a &gt; 1',
  'a = b',
  'b + 1 &gt; 2',
  'count &gt; 1',
  'nrOfCompletedInstances &gt; 0',
  'clock.overdue',
  'clock.used &gt; 0 or a &gt; 3',
  'clock.paused',
)
const value = fc.oneof({ weight: 9, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.constant('word') })
const name = fc.constantFrom('a', 'b', 'count', 'clock')
const caught = fc.record({ condition, interrupts: fc.boolean(), sets: fc.option(fc.tuple(name, fc.nat(4))) })
const part = fc.record({
  bodies: fc.nat(3),
  inTurn: fc.boolean(),
  shadows: fc.option(name),
  hasClock: fc.boolean(),
  atTask: fc.array(caught, { maxLength: 2 }),
  atScope: fc.array(caught, { maxLength: 2 }),
  sets: fc.option(fc.tuple(name, fc.nat(4))),
  stopsClocks: fc.boolean(),
})
const shape = fc.record({
  parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  late: fc.array(caught, { maxLength: 1 }),
})
const move = fc.record({
  what: fc.constantFrom('complete', 'complete', 'set', 'setInside', 'pause', 'resume', 'resolve'),
  pick: fc.nat(100),
  name,
  value,
  later: fc.constantFrom(0, 0, DAY, 30 * DAY),
})

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never
type Caught = typeof caught extends fc.Arbitrary<infer T> ? T : never
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

test('goes as if every condition were asked whenever anything changes', async () => {
  await fc.assert(
    fc.asyncProperty(shape, fc.array(move, { minLength: 4, maxLength: 20 }), async (drawn, moves) => {
      const definition = await parseProcess(draw(drawn))

      const asking = traceOf(definition, moves, handle)
      const askingAll = traceOf(definition, moves, handleAskingAll)

      expect(asking).toEqual(askingAll)
    }),
    { seed, numRuns: runs },
  )
})

/** As `handle` does it, but forgetting what was answered. */
const handleAskingAll: typeof handle = (definition, instance, command, context) => {
  const { body } = command
  const run =
    body.type === 'startInstance'
      ? startInstance(definition, behaviours, command, body, context)
      : beginRun(definition, behaviours, context, draftOf(instance ?? never()))
  if ('code' in run) return { accepted: false, rejection: run }
  Object.assign(run.asked, { get: () => undefined })
  const isOther = body.type !== 'startInstance' && body.type !== 'restartInstance' && body.type !== 'migrateInstance'
  const rejection = isOther ? execute(run, body) : null
  if (rejection !== null) return { accepted: false, rejection }
  advance(run)
  emit(run, { type: 'commandHandled', at: Math.max(run.draft.changedAt, run.context.now), nextKey: run.nextKey })
  return { accepted: true, instance: run.draft, events: run.events }
}

function traceOf(definition: ProcessDefinition, moves: readonly Move[], decide: typeof handle): readonly string[] {
  const start = { type: 'startInstance', processId: 'process', definitionHash: null, startEvent: null } as const
  let now = monday
  let instance: ProcessInstance | null = null
  const trace: string[] = []
  const send = (body: CommandBody): void => {
    const command = { id: 'c', parkId: 'park', instanceId: 'i', actor: { type: 'system', name: 'test' }, body } as const
    const context = contextAt(now, { office: closesDaily(zone), stepLimit: 1_000 })
    const decision: Decision = decide(definition, instance, command satisfies Command, context)
    if (decision.accepted) instance = decision.instance
    trace.push(JSON.stringify(decision.accepted ? decision.events : decision.rejection.code))
  }
  send({ ...start, businessKey: null, variables: { a: 0, b: 1, count: 0 } })
  for (const each of moves) {
    now += each.later
    const body = instance === null ? null : bodyOf(instance, each)
    if (body !== null) send(body)
  }
  return trace
}

function bodyOf({ state, elements }: ProcessInstance, { what, pick, name, value }: Move): CommandBody | null {
  if (state !== 'active') return null
  const variables = { [name]: value }
  const tasks = elements.filter(({ task }) => task !== undefined)
  const failed = elements.filter(({ incident }) => incident !== undefined)
  const key = tasks[pick % tasks.length]?.key
  switch (what) {
    case 'set':
      return { type: 'setVariables', scope: 0, variables }
    case 'setInside':
      return { type: 'setVariables', scope: elements[pick % elements.length]?.key ?? 0, variables }
    case 'resolve': {
      const stopped = failed[pick % failed.length]?.key
      return stopped === undefined ? null : { type: 'resolveIncident', key: stopped, variables: { b: 1 } }
    }
    case 'complete':
      return key === undefined ? null : { type: 'completeTask', key, variables }
    case 'pause':
      if (key === undefined) return null
      return { type: 'pauseClock', key, person: 'qin', ground: 'hearing', why: 'w', evidence: ['e'] }
    case 'resume':
      return key === undefined ? null : { type: 'resumeClock', key, person: 'qin', ground: 'hearing' }
  }
}

function draw({ parts, late }: Shape): string {
  const drawnParts = parts.map(
    ({ bodies, inTurn, shadows, hasClock, atTask, atScope, sets, stopsClocks }, n) => `
    <sequenceFlow id="to${n}" sourceRef="fork" targetRef="part${n}"/>
    <subProcess id="part${n}">
      <extensionElements>${shadows === null ? '' : `<siji:input source="0" target="${shadows}"/>`}</extensionElements>
      ${bodies === 0 ? '' : `<multiInstanceLoopCharacteristics isSequential="${inTurn}"><loopCardinality>${bodies}</loopCardinality></multiInstanceLoopCharacteristics>`}
      <startEvent id="start${n}"/><sequenceFlow id="in${n}" sourceRef="start${n}" targetRef="task${n}"/>
      <userTask id="task${n}">${hasClock ? '<extensionElements><siji:serviceLevel days="2"/></extensionElements>' : ''}</userTask>
      <sequenceFlow id="on${n}" sourceRef="task${n}" targetRef="set${n}"/>${script(`set${n}`, sets)}
      <sequenceFlow id="out${n}" sourceRef="set${n}" targetRef="last${n}"/>
      <userTask id="last${n}">${stopsClocks ? '<extensionElements><siji:pause ground="hearing"/></extensionElements>' : ''}</userTask>
      ${atTask.map((each, at) => boundary(`task${n}`, at, each)).join('')}
    </subProcess>
    ${atScope.map((each, at) => boundary(`part${n}`, at, each)).join('')}`,
  )
  const drawnLate = late.map(
    (
      each,
    ) => `<subProcess id="late" triggeredByEvent="true"><startEvent id="lateStart" isInterrupting="${each.interrupts}">
      ${definitionOf(each)}</startEvent><sequenceFlow id="lateIn" sourceRef="lateStart" targetRef="lateSet"/>${script('lateSet', each.sets)}</subProcess>`,
  )
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://siji.dev/tests">
    <process id="process" isExecutable="true">
    <extensionElements><siji:serviceLevel days="3" clock="statutory"/></extensionElements><startEvent id="start"/><sequenceFlow id="in" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>${drawnParts.join('')}${drawnLate.join('')}</process></definitions>`
}

function boundary(host: string, at: number, each: Caught): string {
  const id = `${host}_${at}`
  return `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${each.interrupts}">${definitionOf(each)}</boundaryEvent>
    <sequenceFlow id="${id}_on" sourceRef="${id}" targetRef="${id}_set"/>${script(`${id}_set`, each.sets)}`
}

function definitionOf({ condition: source }: Caught): string {
  return `<conditionalEventDefinition><condition xsi:type="tFormalExpression">${source}</condition></conditionalEventDefinition>`
}

/** Sets a variable, or only lets its token pass. */
function script(id: string, sets: readonly [string, number] | null): string {
  if (sets === null) return `<task id="${id}"/>`
  return `<scriptTask id="${id}" scriptFormat="feel"><script>{ ${sets[0]}: ${sets[1]} }</script></scriptTask>`
}

function never(): never {
  throw new Error('Expected an instance.')
}
