import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import type { CommandBody, Engine } from '../../../engine/index.ts'
import { keysOf, openTask } from '../completions.ts'

/** An instance that the engine itself ran, of which copies are made; what differs from copy to copy stands here. */
export interface Template {
  readonly parkId: string
  readonly instanceId: string
  readonly definitionHash: string
  readonly revision: number
  readonly person: string
  readonly department: string
  /** When its timer comes due, in milliseconds since 1970. */
  readonly dueAt: number
  /** Key of the open task in each round, the same in every copy. */
  readonly keyOf: (round: number) => number
}

/** What the ids of all persons begin with. */
export const PERSONS = '00000000-0000-7000-8000-'

const person = `${PERSONS}000000000000`
const department = 'department-0'

/** Ten tasks are ended, one is open, and a timer waits. */
export async function runTemplate(engine: Engine, parkId: string): Promise<Template> {
  const files = { 'grown.bpmn': readFileSync('tests/bench/models/grown.bpmn') }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the model to be deployable: ${JSON.stringify(outcome.problems)}`)
  const instanceId = await bringToReview(engine, parkId)
  const instance = await engine.loadInstance(parkId, instanceId)
  const timer = instance?.elements.flatMap(({ triggers = [] }) => triggers).find(({ type }) => type === 'timer')
  if (instance === null || timer?.type !== 'timer') throw new Error('Expected the template to wait for its timer.')
  const { revision, definitionHash } = instance
  const keyOf = await keysOf(engine, parkId, await bringToReview(engine, parkId))
  return { parkId, instanceId, definitionHash, revision, person, department, dueAt: timer.dueAt, keyOf }
}

async function bringToReview(engine: Engine, parkId: string): Promise<string> {
  const instanceId = v7()
  const send = async (body: CommandBody) => {
    const actor = { type: 'person', person } as const
    const answer = await engine.send({ id: randomUUID(), parkId, instanceId, actor, body })
    if (!answer.accepted) throw new Error(answer.rejection.message)
  }
  const filling = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`variable_${index}`, 'x'.repeat(60)]))
  await send({
    type: 'startInstance',
    processId: 'grown',
    definitionHash: null,
    startEvent: null,
    businessKey: null,
    variables: filling,
  })
  const key = await openTask(engine, parkId, instanceId)
  await send({ type: 'claimTask', key, person })
  await send({ type: 'answerTask', key, person, variables: {} })
  return instanceId
}
