import { v7 } from 'uuid'
import type { CommandBody } from '../../engine/core/commands.ts'
import type { Event } from '../../engine/core/events.ts'
import type { Answer } from '../../engine/core/store.ts'
import type { ProcessDefinition } from '../../engine/model/definition.ts'
import type { Engine } from '../../engine/runtime/engine.ts'
import { nthOf, waitingAt } from '../../engine/simulate/script/complete-tokens.ts'
import type { Step } from '../../engine/simulate/script/step.ts'
import { type RunResult, resultOf } from '../../engine/simulate/world/result.ts'
import { completion } from '../../engine/simulate/world/settle.ts'
import { type TraceLine, traceLines } from '../../engine/simulate/world/trace.ts'
import { addressees, defaultSettings, type Member, openWorld, type World } from '../../engine/simulate/world/world.ts'

const actor = { type: 'person', person: 'p-1' } as const

/** A script on the engine itself: what a host sends for each of its steps, to the instances that it started. */
export interface ServerRun {
  /** Takes a step that needs no time; time is everybody's, and moved by whoever plays. */
  readonly take: (step: Step) => Promise<void>
  /** What happened, instance by instance, and how each stands at this instant. */
  readonly read: (
    now: number,
  ) => Promise<{ readonly traces: readonly (readonly TraceLine[])[]; readonly results: readonly RunResult[] }>
}

export function openServerRun(engine: Engine, parkId: string, processes: readonly ProcessDefinition[]): ServerRun {
  const started: { readonly id: string; readonly definition: ProcessDefinition }[] = []

  const send = async (instanceId: string, body: CommandBody) =>
    await engine.send({ id: v7(), parkId, instanceId, actor, body })

  /** The engine's instances as the simulation would hold them, so that both find the same token for a step. */
  async function world(addressed: number | null): Promise<World> {
    const members = await Promise.all(
      started.map(async ({ id, definition }, place): Promise<Member> => {
        const instance = await engine.loadInstance(parkId, id)
        if (instance === null) throw new Error(`Expected instance ${id}.`)
        return { number: place + 1, name: null, definition, instance }
      }),
    )
    return { ...openWorld(processes, engine.now(), defaultSettings), members, addressed }
  }

  async function take(step: Step): Promise<string | null> {
    const now = await world(step.instance ?? null)
    switch (step.type) {
      case 'start': {
        const definition = processes.find(({ id }) => step.process === null || id === step.process)
        if (definition === undefined) throw new Error(`Expected a process ${step.process}.`)
        const { event: startEvent, variables } = step
        const named = { processId: definition.id, definitionHash: null, businessKey: null }
        const id = v7()
        const answer = await send(id, { type: 'startInstance', ...named, startEvent, variables })
        if (answer.accepted) started.push({ id, definition })
        return answer.accepted ? null : answer.rejection.code
      }
      case 'complete': {
        const there = waitingAt(now, step.element)
        const at = typeof step.which === 'object' && 'index' in step.which ? step.which.index : null
        const token = at === null ? there[0] : nthOf(now, there, at)[0]
        if (token === undefined) return 'not-waiting'
        return await refusalOf(send(token.member.instance.id, completion(token, step.variables)))
      }
      case 'message': {
        const { name, variables } = step
        const awaits = ({ instance }: Member) =>
          instance.elements
            .flatMap(({ triggers = [] }) => triggers)
            .find((trigger) => trigger.type === 'message' && trigger.name === name)
        const to = addressees(now).find((member) => awaits(member) !== undefined)
        const trigger = to === undefined ? undefined : awaits(to)
        if (to === undefined || trigger?.type !== 'message') return 'no-subscriber'
        const { correlationKey } = trigger
        return await refusalOf(send(to.instance.id, { type: 'deliverMessage', name, correlationKey, variables }))
      }
      case 'signal': {
        const { name, variables } = step
        await engine.raiseSignal({ id: v7(), parkId, name, variables, actor })
        return null
      }
      case 'activate': {
        const host = addressees(now).flatMap(({ instance }) =>
          instance.elements
            .filter(({ node, adHoc }) => node === step.in && adHoc !== undefined)
            .map(({ key }) => ({ instance, key })),
        )[0]
        if (host === undefined) return 'not-waiting'
        return await refusalOf(send(host.instance.id, { type: 'activateActivity', key: host.key, node: step.element }))
      }
      case 'refused':
        if ((await take(step.step)) === null) throw new Error('Expected the step to be refused.')
        return null
      case 'check':
      case 'deploy':
        return null
      default:
        throw new Error(`Expected a step that can be sent to an engine, but found ${step.type}.`)
    }
  }

  return {
    take: async (step) => {
      const refusal = await take(step)
      if (refusal !== null) throw new Error(`Expected ${JSON.stringify(step)} to be accepted, but: ${refusal}.`)
    },
    read: async (now) => {
      const { members } = await world(null)
      const traces = await Promise.all(
        members.map(async ({ instance, definition, number }) => {
          const { entries } = await engine.readHistory(parkId, instance.id)
          return entries.flatMap(
            (
              { events, at }, // What the engine has written are events.
            ) => traceLines(events as unknown as readonly Event[], definition, at, number),
          )
        }),
      )
      const at = { now, zone: defaultSettings.zone }
      return { traces, results: members.map((member, place) => resultOf(member, traces[place] ?? [], at)) }
    },
  }
}

async function refusalOf(answering: Promise<Answer>): Promise<string | null> {
  const answer = await answering
  return answer.accepted ? null : answer.rejection.code
}
