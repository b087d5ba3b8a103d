import { expect, test } from 'vitest'
import { longestChain } from '../../../engine/core/chain.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { playScript } from '../../../engine/simulate/script/play-script.ts'
import { readStep } from '../../../engine/simulate/script/read-step.ts'
import { resultsOf } from '../../../engine/simulate/world/result.ts'
import { defaultSettings, openWorld } from '../../../engine/simulate/world/world.ts'
import { monday } from '../../support/play.ts'

const flow = (id: string, from: string, to: string) =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"/>`

/** A process that hears one thing and says another, again and again; `begins` says it first. */
function echo(
  id: string,
  kind: 'signal' | 'message',
  hears: string,
  says: string,
  begins: boolean,
  between = '',
): string {
  const says1 = begins ? flow(`${id}a`, `${id}s`, `${id}say`) : flow(`${id}a`, `${id}s`, `${id}hear`)
  const heard = between === '' ? flow(`${id}c`, `${id}hear`, `${id}say`) : flow(`${id}c`, `${id}hear`, `${id}rest`)
  return `<process id="${id}" isExecutable="true"><startEvent id="${id}s"/>${says1}
    <intermediateCatchEvent id="${id}hear"><${kind}EventDefinition ${kind}Ref="${hears}"/></intermediateCatchEvent>${heard}${between}
    <intermediateThrowEvent id="${id}say"><${kind}EventDefinition ${kind}Ref="${says}"/></intermediateThrowEvent>
    ${flow(`${id}d`, `${id}say`, `${id}hear`)}</process>`
}

const words = ['ping', 'pong'].map((name) => `<signal id="${name}" name="${name}"/>`).join('')
const letters = ['go', 'come'].map((name) => `<message id="${name}" name="${name}"/>`).join('')

async function tell(processes: string, ...script: readonly object[]) {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      targetNamespace="https://siji.dev/test">${words}${letters}${processes}</definitions>`
  const parsed = await parseBpmn(xml, { hash: 'test', decisions: new Map() })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1))
  const steps = script.map((step) => readStep(JSON.parse(JSON.stringify(step))))
  const { failure, world } = playScript(openWorld(parsed.processes, monday, defaultSettings), steps)
  return { failure, world, incidents: resultsOf(world).flatMap(({ incidents }) => incidents) }
}

test.each([
  ['signal', 'ping', 'pong'],
  ['message', 'go', 'come'],
] as const)(
  'stops two instances that wake each other by %ss for ever, with an incident after a thousand',
  async (kind, one, other) => {
    const processes = echo('a', kind, one, other, false) + echo('b', kind, other, one, true)

    const { failure, world, incidents } = await tell(processes, { start: 'a' }, { start: 'b' })

    expect(failure).toBeNull()
    expect(incidents).toMatchObject([{ code: 'chain-too-long' }])
    expect(world.members.reduce((sum, { instance }) => sum + instance.revision, 0)).toBeLessThan(1_100)
  },
)

test('lets it go on from there when somebody has looked at it, for as long again', async () => {
  const processes = echo('a', 'signal', 'ping', 'pong', false) + echo('b', 'signal', 'pong', 'ping', true)
  const { incidents } = await tell(processes, { start: 'a' }, { start: 'b' })
  const stopped = String(incidents[0]?.element)

  const again = await tell(processes, { start: 'a' }, { start: 'b' }, { resolve: stopped })

  expect(again.failure).toBeNull()
  expect(again.incidents).toMatchObject([{ code: 'chain-too-long' }])
  expect(again.world.members.reduce((sum, { instance }) => sum + instance.revision, 0)).toBeGreaterThan(1_900)
})

test('lets those go on for ever that wait for time in between', async () => {
  const rest = `<intermediateCatchEvent id="arest"><timerEventDefinition><timeDuration xsi:type="tFormalExpression">P1D</timeDuration>
    </timerEventDefinition></intermediateCatchEvent>${flow('ae', 'arest', 'asay')}`
  const processes = echo('a', 'message', 'go', 'come', false, rest) + echo('b', 'message', 'come', 'go', true)
  const days = 1_200

  const { failure, world, incidents } = await tell(
    processes,
    { start: 'a' },
    { start: 'b' },
    ...Array.from({ length: days }, () => ({ advance: 'P1D' })),
  )

  expect(failure).toBeNull()
  expect(incidents).toEqual([])
  expect(world.members[1]?.instance.revision).toBeGreaterThan(days)
})

test('stops three that each wake both others, before they have done much', async () => {
  const shouting = (
    id: string,
  ) => `<process id="${id}" isExecutable="true"><startEvent id="${id}s"/>${flow(`${id}a`, `${id}s`, `${id}t`)}
    <userTask id="${id}t"/><subProcess id="${id}h" triggeredByEvent="true">
    <startEvent id="${id}b" isInterrupting="false"><signalEventDefinition signalRef="ping"/></startEvent>${flow(`${id}c`, `${id}b`, `${id}e`)}
    <endEvent id="${id}e"><signalEventDefinition signalRef="ping"/></endEvent></subProcess></process>`

  const { world, incidents } = await tell(
    ['a', 'b', 'c'].map(shouting).join(''),
    { start: 'a' },
    { start: 'b' },
    { start: 'c' },
    { signal: 'ping' },
  )

  expect(incidents.every(({ code }) => code === 'chain-too-long' || code === 'step-limit')).toBe(true)
  expect(incidents.length).toBeGreaterThan(0)
  expect(world.commands).toBeLessThan(9_000)
})

test('stops a condition that makes itself true again and again', async () => {
  const process = `<process id="p" isExecutable="true" xmlns:siji="https://siji.dev/bpmn/1">
    <startEvent id="s"/>${flow('a', 's', 't')}<userTask id="t"/>
    <subProcess id="again" triggeredByEvent="true">
      <startEvent id="b" isInterrupting="false"><conditionalEventDefinition><condition xsi:type="tFormalExpression">n = 1</condition></conditionalEventDefinition></startEvent>
      ${flow('c', 'b', 'down')}<task id="down"><extensionElements><siji:output source="=0" target="n"/></extensionElements></task>
      ${flow('d', 'down', 'up')}<task id="up"><extensionElements><siji:output source="=1" target="n"/></extensionElements></task>
    </subProcess></process>`

  const { failure, incidents } = await tell(process, { start: 'p', variables: { n: 1 } })

  expect(failure).toBeNull()
  expect(incidents).toMatchObject([{ code: 'step-limit' }])
})

test('stops a sequence of more bodies than one command may take steps', async () => {
  const process = `<process id="p" isExecutable="true"><startEvent id="s"/>${flow('a', 's', 't')}
    <task id="t"><multiInstanceLoopCharacteristics isSequential="true"><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics></task></process>`

  const { failure, incidents } = await tell(process, { start: 'p' })

  expect(failure).toBeNull()
  expect(incidents).toMatchObject([{ code: 'step-limit' }])
})

test('counts the calls of a chain, however short each is', async () => {
  const process = `<process id="p" isExecutable="true"><startEvent id="s"/>${flow('a', 's', 'call')}<callActivity id="call" calledElement="p"/></process>`
  const { world } = await tell(process, { start: 'p' })
  const deepest = world.members.at(-1)?.instance

  expect(deepest?.elements.at(-1)?.incident?.code).toBe('call-too-deep')
  expect(world.members).toHaveLength(101)
  expect(longestChain).toBeGreaterThan(101)
})
