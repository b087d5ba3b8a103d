import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import type { Engine, Variables } from '../../engine/index.ts'
import { rateOf } from './floor.ts'

/** Tasks of live instances, completed one after the other; each completion is one command and opens the next task. */
export interface Completions {
  /** Completions per second that were acknowledged durably. */
  readonly rate: (clients: number, milliseconds: number) => Promise<number>
  /** As many as `perSecond`, evenly spread, whether or not the last are answered: milliseconds of each. */
  readonly paced: (perSecond: number, milliseconds: number) => Promise<readonly number[]>
  /** One client alone: milliseconds of each completion. */
  readonly alone: (milliseconds: number) => Promise<readonly number[]>
  /** Throws unless every acknowledged completion is in its instance, once. */
  readonly verify: () => Promise<void>
}

/** An instance that waits at a task, which comes again after every completion. */
export interface Live {
  readonly id: string
  /** Its revision before any of these completions. */
  readonly began: number
  completed: number
}

/** Fewer than the engine lets wait. */
const STARTED_AT_ONCE = 2_000

const actor = { type: 'system', name: 'bench' } as const

/** Starts instances whose state is as large as the floor's rows: about 2 kB. */
export async function startCompletions(engine: Engine, instances: number): Promise<Completions> {
  const parkId = randomUUID()
  const live = Array.from({ length: instances }, (): Live => ({ id: v7(), began: 1, completed: 0 }))
  await deployLoop(engine, parkId)
  for (let first = 0; first < live.length; first += STARTED_AT_ONCE) {
    await Promise.all(live.slice(first, first + STARTED_AT_ONCE).map(({ id }) => start(engine, parkId, id)))
  }
  return completionsOf(engine, parkId, live, await learnKeys(engine, parkId))
}

/** `keyOf` gives the task's key in each round, the same in every instance. */
export function completionsOf(
  engine: Engine,
  parkId: string,
  live: readonly Live[],
  keyOf: (round: number) => number,
): Completions {
  async function complete(instance: Live): Promise<void> {
    const answer = await engine.send({
      id: randomUUID(),
      parkId,
      instanceId: instance.id,
      actor,
      body: { type: 'completeTask', key: keyOf(instance.completed), variables: {} },
    })
    if (!answer.accepted) throw new Error(answer.rejection.message)
    instance.completed += 1
  }

  return {
    rate: async (clients, milliseconds) => {
      const turns = new Int32Array(clients)
      return await rateOf(
        async (client) => {
          const turn = turns[client] ?? 0
          turns[client] = turn + 1
          // Every client has instances of its own: two at one task would be refused.
          const own = Math.floor(live.length / clients)
          await complete(instanceAt(live, (turn % own) * clients + client))
          return 1
        },
        clients,
        milliseconds,
      )
    },
    paced: async (perSecond, milliseconds) => {
      const times: number[] = []
      const free = [...live]
      const running: Promise<void>[] = []
      const began = performance.now()
      for (let sent = 0; performance.now() - began < milliseconds; ) {
        const due = Math.floor(((performance.now() - began) / 1000) * perSecond)
        for (; sent < due; sent++) {
          const instance = free.shift()
          // All are under way: the engine is slower than that, and what waits is told by the others' times.
          if (instance === undefined) continue
          const sentAt = performance.now()
          const done = complete(instance).then(() => {
            times.push(performance.now() - sentAt)
            free.push(instance)
          })
          running.push(done)
        }
        await new Promise((go) => setTimeout(go, 1))
      }
      await Promise.all(running)
      return times
    },
    alone: async (milliseconds) => {
      const times: number[] = []
      const until = performance.now() + milliseconds
      for (let turn = 0; performance.now() < until; turn++) {
        const began = performance.now()
        await complete(instanceAt(live, turn % live.length))
        times.push(performance.now() - began)
      }
      return times
    },
    verify: async () => {
      for (const { id, began, completed } of live) {
        const stored = await engine.loadInstance(parkId, id)
        if (stored?.revision === began + completed) continue
        throw new Error(`Expected ${id} at revision ${began + completed}, but it is at ${stored?.revision}.`)
      }
    },
  }
}

async function deployLoop(engine: Engine, parkId: string): Promise<void> {
  const files = { 'loop.bpmn': readFileSync('tests/bench/models/loop.bpmn') }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the loop to be deployable: ${JSON.stringify(outcome.problems)}`)
}

async function start(engine: Engine, parkId: string, instanceId: string): Promise<void> {
  const answer = await engine.send({
    id: randomUUID(),
    parkId,
    instanceId,
    actor,
    body: {
      type: 'startInstance',
      processId: 'loop',
      definitionHash: null,
      startEvent: null,
      businessKey: null,
      variables: filling(),
    },
  })
  if (!answer.accepted) throw new Error(answer.rejection.message)
}

function filling(): Variables {
  const text = () => randomBytes(60).toString('base64').slice(0, 60)
  return Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`variable_${index}`, text()]))
}

async function learnKeys(engine: Engine, parkId: string): Promise<(round: number) => number> {
  const instanceId = v7()
  await start(engine, parkId, instanceId)
  return await keysOf(engine, parkId, instanceId)
}

/** Keys are counted inside an instance, the same in each: from the second round on they are equally far apart. */
export async function keysOf(engine: Engine, parkId: string, instanceId: string): Promise<(round: number) => number> {
  const next = async () => {
    const key = await openTask(engine, parkId, instanceId)
    const body = { type: 'completeTask', key, variables: {} } as const
    await engine.send({ id: randomUUID(), parkId, instanceId, actor, body })
    return key
  }
  const [first, second, third] = [await next(), await next(), await next()]
  return (round) => (round === 0 ? first : second + (round - 1) * (third - second))
}

export async function openTask(engine: Engine, parkId: string, instanceId: string): Promise<number> {
  const instance = await engine.loadInstance(parkId, instanceId)
  const key = instance?.elements.find(({ task }) => task !== undefined)?.key
  if (key === undefined) throw new Error(`Expected ${instanceId} to wait at its task.`)
  return key
}

function instanceAt(live: readonly Live[], index: number): Live {
  const instance = live[index]
  if (instance === undefined) throw new Error(`Expected an instance ${index}.`)
  return instance
}
