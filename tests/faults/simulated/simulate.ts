import { setTimeout as pause } from 'node:timers/promises'
import type { Command, CommandBody } from '../../../engine/core/commands.ts'
import type { ElementInstance } from '../../../engine/core/instance.ts'
import type { Answer } from '../../../engine/core/store.ts'
import { deterministicId } from '../../../engine/runtime/deterministic-id.ts'
import { createMemoryStore } from '../../../engine/simulate/world/memory-store.ts'
import { startOf } from '../../support/engine.ts'
import { seededRandom } from '../seeded-random.ts'
import type { DrawnProcess } from './drawn-processes.ts'
import { faultyStore, type Trouble } from './faulty-store.ts'
import { findSimulatedBreaches } from './simulated-breaches.ts'
import { openSimulatedNode, type SimulatedNode } from './simulated-node.ts'

/** What the world outside remembers: every command that was sent, and every answer that it got. */
export type Answers = ReadonlyMap<string, Exchange>

interface Exchange {
  readonly command: Command
  /** `null` = none came. */
  readonly answers: (Answer | null)[]
  /** How often it was refused when it was sent again after it had been accepted. */
  contradicted: number
}

const NODES = 3
const INSTANCES = 3
const DAY = 86_400_000
/** Turns after which an instance that has not ended is a breach. */
const TURNS = 3_000
const parkId = '01890000-0000-7000-8000-000000000001'

/** Plays a few instances of one process through an hour of every trouble and then without; gives what is wrong after it. */
export async function simulate(seed: number, processes: readonly DrawnProcess[]): Promise<readonly string[]> {
  const random = seededRandom(seed)
  const drawn = processes[Math.floor(random() * processes.length)]
  if (drawn === undefined) throw new Error('Expected a process to be drawn.')
  const { definition } = drawn
  const store = createMemoryStore()
  const trouble: Trouble = { lost: 0.1, unanswered: 0.1, rolledBack: 0.05, late: 0.05 }
  const openNode = () => openSimulatedNode(faultyStore(store, trouble, random), definition, random)
  const nodes: SimulatedNode[] = Array.from({ length: NODES }, openNode)
  const sent = new Map<string, Exchange>()
  const errands: Promise<void>[] = []
  let calm = false

  const idOf = (what: string, ...parts: readonly (string | number)[]) => deterministicId(what, seed, ...parts)

  async function send(command: Command): Promise<void> {
    const known = sent.get(command.id) ?? { command, answers: [], contradicted: 0 }
    sent.set(command.id, known)
    const isSettled = known.answers.some((answer) => answer?.accepted === true)
    const answer = (await nodes[Math.floor(random() * nodes.length)]?.send(command)) ?? null
    known.answers.push(answer)
    if (isSettled && answer?.accepted === false) known.contradicted += 1
  }

  /** Perhaps twice, perhaps late, perhaps behind what is sent after it. */
  async function sendSomehow(command: Command): Promise<void> {
    if (!calm && random() < 0.2) errands.push(sendLater(command, random() < 0.1 ? DAY : 5_000))
    if (!calm && random() < 0.1) errands.push(sendLater(command, 5_000))
    else await send(command)
  }

  async function sendLater(command: Command, within: number): Promise<void> {
    await pause(random() * within)
    await send(command)
  }

  async function live(index: number): Promise<void> {
    const instanceId = instanceIdOf(random)
    const act = async (id: string, body: CommandBody) =>
      await sendSomehow({ id, parkId, instanceId, actor: { type: 'person', person: 'p-1' }, body })
    for (let turn = 0; turn < TURNS; turn++) {
      const [instance] = await store.load(parkId, [instanceId])
      if (instance === undefined) await act(idOf('start', index), startOf('process'))
      else if (instance.state !== 'active') return
      else {
        const waiting = instance.elements.flatMap((element) => movesOf(element, random))
        const [id, body] = waiting[Math.floor(random() * waiting.length)] ?? []
        if (id === undefined || body === undefined) return
        // Several hands reach for the same thing, and some of them twice.
        await act(random() < 0.2 ? idOf('again', index, turn) : idOf('move', index, id), body)
      }
      await pause(random() * 3_000)
    }
  }

  async function makeTrouble(): Promise<void> {
    for (let minute = 0; minute < 20; minute++) {
      await pause(random() * 3_000)
      const place = Math.floor(random() * NODES)
      if (random() < 0.4) {
        nodes[place]?.kill()
        nodes[place] = openNode()
      } else nodes[place]?.setClock(Math.round((random() * 2 - 1) * DAY))
    }
    Object.assign(trouble, { lost: 0, unanswered: 0, rolledBack: 0, late: 0 })
    calm = true
  }

  await Promise.all([makeTrouble(), ...Array.from({ length: INSTANCES }, (_, index) => live(index))])
  await Promise.all(errands)
  const instanceIds = [...new Set([...sent.values()].map(({ command }) => command.instanceId))]
  return await findSimulatedBreaches(store, parkId, instanceIds, sent, drawn)
}

/** What may be done about an element, each with what names it: a repetition of the same is the same. */
function movesOf(element: ElementInstance, random: () => number): readonly (readonly [string, CommandBody])[] {
  const { key, task, job, incident, triggers = [] } = element
  const variables = {}
  if (incident !== undefined) return [[`resolve ${key} ${incident.code}`, { type: 'resolveIncident', key, variables }]]
  if (job !== undefined) {
    const { retries } = job
    const fails = random() < 0.2
    const name = `job ${key} ${retries}`
    if (fails) return [[`${name} failed`, { type: 'failJob', key, retries: retries - 1, message: 'no' }]]
    return [[name, { type: 'completeJob', key, variables }]]
  }
  if (task !== undefined) return [[`task ${key}`, { type: 'completeTask', key, variables }]]
  return triggers.map((trigger) =>
    trigger.type === 'timer'
      ? [`timer ${trigger.key} ${trigger.dueAt}`, { type: 'fireTimer', key: trigger.key }]
      : [`trigger ${trigger.key}`, { type: 'triggerEvent', node: element.node, variables }],
  )
}

/** A UUIDv7 of virtual now. */
function instanceIdOf(random: () => number): string {
  const time = Date.now().toString(16).padStart(12, '0')
  const digits = Array.from({ length: 18 }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digits.slice(0, 3)}-8${digits.slice(3, 6)}-${digits.slice(6, 18)}`
}
