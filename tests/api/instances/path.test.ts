import { describe, expect, test } from 'vitest'
import { activitiesOf } from '../../../api/instances/activities.ts'
import type { HistoryEntry } from '../../../api/instances/history-entry.ts'
import { jobsOf } from '../../../api/instances/jobs.ts'
import { pathOf } from '../../../api/instances/path.ts'
import type { CommandBody, ProcessDefinition, ProcessInstance } from '../../../engine/index.ts'
import { handle } from '../../../engine/index.ts'
import { contextAt, monday, parseProcess } from '../../support/play.ts'

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="t">
  <process id="visit" isExecutable="true">
    <startEvent id="start"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="fork"/>
    <parallelGateway id="fork"/>
    <sequenceFlow id="f2" sourceRef="fork" targetRef="look"/>
    <sequenceFlow id="f3" sourceRef="fork" targetRef="measure"/>
    <userTask id="look" name="踏勘"/>
    <serviceTask id="measure" siji:jobType="measure"/>
    <sequenceFlow id="f4" sourceRef="look" targetRef="join"/>
    <sequenceFlow id="f5" sourceRef="measure" targetRef="join"/>
    <parallelGateway id="join"/>
    <sequenceFlow id="f6" sourceRef="join" targetRef="end"/>
    <endEvent id="end"/>
  </process>
</definitions>`

interface Played {
  readonly definition: ProcessDefinition
  readonly instance: ProcessInstance
  readonly entries: readonly HistoryEntry[]
}

/** Each command an hour after the one before. */
async function played(bodies: readonly CommandBody[]): Promise<Played> {
  const definition = await parseProcess(model)
  const entries: HistoryEntry[] = []
  let instance: ProcessInstance | null = null
  for (const [index, body] of bodies.entries()) {
    const at = monday + index * 3_600_000
    const actor = { type: 'system', name: 'test' } as const
    const command = { id: `c${index}`, parkId: 'park', instanceId: 'instance', actor, body }
    const decision = handle(definition, instance, command, contextAt(at))
    if (!decision.accepted) throw new Error(decision.rejection.message)
    instance = decision.instance
    entries.push({
      revision: index + 1,
      at,
      commandId: command.id,
      actor,
      command: body,
      events: decision.events,
      hash: '',
    })
  }
  if (instance === null) throw new Error('Expected at least one command.')
  return { definition, instance, entries }
}

const start: CommandBody = {
  type: 'startInstance',
  processId: 'visit',
  definitionHash: null,
  startEvent: null,
  businessKey: null,
  variables: {},
}

async function keyOf(node: string): Promise<number> {
  const { instance } = await played([start])
  return instance.elements.find((element) => element.node === node)?.key ?? -1
}

function pathIn({ definition, instance, entries }: Played) {
  return pathOf(definition, instance, activitiesOf(entries), entries)
}

function statesIn(story: Played) {
  return Object.fromEntries(pathIn(story).standings.map(({ node, state, count }) => [node, `${state} ${count}`]))
}

describe('the path of an instance', () => {
  test('shows what is done, what runs, and on which flows tokens went', async () => {
    const story = await played([start])

    expect(statesIn(story)).toEqual({ start: 'done 0', fork: 'done 0', look: 'running 1', measure: 'running 1' })
    expect(pathIn(story).taken).toEqual(['f1', 'f2', 'f3'])
  })

  test('counts the tokens that wait before a join', async () => {
    const story = await played([start, { type: 'completeTask', key: await keyOf('look'), variables: {} }])

    expect(statesIn(story)).toMatchObject({ look: 'done 0', join: 'waiting 1', measure: 'running 1' })
  })

  test('marks a step with an incident', async () => {
    const fail = { type: 'failJob', key: await keyOf('measure'), retries: 0, message: '仪器离线' } as const
    const story = await played([start, fail])

    expect(statesIn(story)).toMatchObject({ look: 'running 1', measure: 'incident 1' })
  })

  test('has nothing left that runs once the instance was cancelled', async () => {
    const story = await played([start, { type: 'cancelInstance', reason: '误启动' }])

    expect(statesIn(story)).toEqual({ start: 'done 0', fork: 'done 0', look: 'ended 0', measure: 'ended 0' })
  })
})

describe('the activities of an instance', () => {
  test('know when they began and ended, what was answered and by whom', async () => {
    const key = await keyOf('look')
    const { entries } = await played([
      start,
      { type: 'claimTask', key, person: 'anna' },
      { type: 'answerTask', key, person: 'anna', variables: { outcome: 'agree' } },
    ])

    const look = activitiesOf(entries).find(({ node }) => node === 'look')

    expect(look).toMatchObject({ startedAt: monday, endedAt: monday + 7_200_000, state: 'completed', outcome: 'agree' })
    expect(look?.task).toMatchObject({ name: '踏勘', state: 'answered', answerer: 'anna', assignee: 'anna' })
  })

  test('keep the first beginning of a step that was tried again', async () => {
    const key = await keyOf('measure')
    const { entries } = await played([
      start,
      { type: 'failJob', key, retries: 0, message: '仪器离线' },
      { type: 'resolveIncident', key, variables: {} },
    ])

    const measure = activitiesOf(entries).filter(({ node }) => node === 'measure')

    expect(measure).toMatchObject([{ startedAt: monday, endedAt: null, state: 'active' }])
  })
})

describe('the jobs of an instance', () => {
  test('count failed attempts, keep the last failure, and end', async () => {
    const key = await keyOf('measure')
    const failed = await played([
      start,
      { type: 'failJob', key, retries: 1, message: '超时' },
      { type: 'failJob', key, retries: 0, message: '仪器离线' },
    ])
    const done = await played([
      start,
      { type: 'failJob', key, retries: 0, message: '仪器离线' },
      { type: 'resolveIncident', key, variables: {} },
      { type: 'completeJob', key, variables: {} },
    ])

    expect(jobsOf(failed.entries)).toMatchObject([
      { state: 'failed', failures: 2, lastFailure: '仪器离线', retries: 0 },
    ])
    expect(jobsOf(done.entries)).toMatchObject([{ state: 'done', failures: 1, endedAt: monday + 10_800_000 }])
  })
})
