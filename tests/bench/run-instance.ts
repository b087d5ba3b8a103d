import {
  type Command,
  type CommandBody,
  type Context,
  evaluateExpression,
  handle,
  type ProcessDefinition,
  type ProcessInstance,
  parseBpmn,
  type Variables,
} from '../../engine/index.ts'
import { completionOf } from './models.ts'

const parkId = '0190a000-0000-7000-8000-000000000001'
const instanceId = '0190a000-0000-7000-8000-000000000002'

export const context: Context = {
  now: Date.parse('2026-01-05T01:00:00Z'),
  zone: 'Asia/Shanghai',
  evaluate: evaluateExpression,
  office: () => null,
  stepLimit: 100_000,
}

/** The only process of a model. */
export async function definitionOf(xml: string): Promise<ProcessDefinition> {
  const parsed = await parseBpmn(xml, { hash: '0'.repeat(64), decisions: new Map() })
  const first = parsed.ok ? parsed.processes[0] : undefined
  if (first === undefined) throw new Error(`Expected a model to be deployable: ${JSON.stringify(parsed.problems)}`)
  return first
}

/** Runs one instance from start to end and gives the number of flow nodes that completed. */
export function runInstance(definition: ProcessDefinition, variables: Variables): number {
  let completed = 0
  let instance: ProcessInstance | null = null
  const send = (body: CommandBody): ProcessInstance => {
    const command: Command = { id: instanceId, parkId, instanceId, actor: { type: 'system', name: 'bench' }, body }
    const decision = handle(definition, instance, command, context)
    if (!decision.accepted) throw new Error(decision.rejection.message)
    for (const event of decision.events)
      if (event.type === 'elementCompleted' && event.node !== definition.id) completed++
    instance = decision.instance
    return decision.instance
  }

  let current = send({
    type: 'startInstance',
    processId: definition.id,
    definitionHash: definition.hash,
    startEvent: null,
    businessKey: null,
    variables,
  })
  for (;;) {
    const task = current.elements.find((element) => element.task !== undefined)
    if (task === undefined) return completed
    current = send({ type: 'completeTask', key: task.key, variables: completionOf(task.node) })
  }
}

export function expectNodes(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${what} to run ${expected} flow nodes, but it ran ${found}`)
}
