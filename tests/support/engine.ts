import { v7 } from 'uuid'
import type { Command, CommandBody } from '../../engine/core/commands.ts'
import type { ProcessInstance } from '../../engine/core/instance.ts'
import type { Answer } from '../../engine/core/store.ts'
import type { Variables } from '../../engine/expressions/expression.ts'
import type { DeploymentFiles } from '../../engine/model/deployment.ts'
import { createEngine, type EngineOptions } from '../../engine/runtime/create-engine.ts'
import type { Engine } from '../../engine/runtime/engine.ts'

/** An engine and one park, spoken to in short sentences. */
export interface TestEngine {
  readonly engine: Engine
  readonly parkId: string
  /** Deploys and gives the hash. */
  readonly deploy: (files: DeploymentFiles) => Promise<string>
  /** Starts an instance and gives its id. */
  readonly start: (processId: string, variables?: Variables) => Promise<string>
  readonly command: (instanceId: string, body: CommandBody) => Command
  readonly send: (instanceId: string, body: CommandBody) => Promise<Answer>
  readonly load: (instanceId: string) => Promise<ProcessInstance>
  /** Key of the element that is alive at this node; -1 where none is. */
  readonly keyOf: (instanceId: string, node: string) => Promise<number>
}

export function openTestEngine(url: string, options: Omit<EngineOptions, 'url'> = {}, parkId = v7()): TestEngine {
  const engine = createEngine({ url, pollInterval: 50, ...options })

  function command(instanceId: string, body: CommandBody): Command {
    return { id: v7(), parkId, instanceId, actor: { type: 'person', person: 'p-1' }, body }
  }

  async function load(instanceId: string): Promise<ProcessInstance> {
    const instance = await engine.loadInstance(parkId, instanceId)
    if (instance === null) throw new Error(`Expected instance ${instanceId}, but there is none.`)
    return instance
  }

  return {
    engine,
    parkId,
    deploy: async (files) => {
      const outcome = await engine.deploy({ parkId, files, by: 'p-1', note: '' })
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1))
      return outcome.hash
    },
    start: async (processId, variables = {}) => {
      const answer = await engine.send(command(v7(), startOf(processId, variables)))
      if (!answer.accepted) throw new Error(answer.rejection.message)
      return answer.instanceId
    },
    command,
    send: (instanceId, body) => engine.send(command(instanceId, body)),
    load,
    keyOf: async (instanceId, node) =>
      (await load(instanceId)).elements.find((element) => element.node === node)?.key ?? -1,
  }
}

export function startOf(processId: string, variables: Variables = {}): CommandBody {
  return { type: 'startInstance', processId, definitionHash: null, startEvent: null, businessKey: null, variables }
}
