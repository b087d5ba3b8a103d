import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import type { CommandBody, Engine, Variables } from '../../../engine/index.ts'
import type { Completions } from '../completions.ts'
import { inTurns, rateOf } from '../floor.ts'
import { report } from '../report.ts'

const FOLDER = 'processes/seven-permits'
const CLIENTS = 128

const actor = { type: 'system', name: 'bench' } as const

/** The whole of seven permits, all eight granted, from start to end; beside completions of a plain loop. */
export async function benchSevenPermits(
  engine: Engine,
  completions: Completions,
  rounds: number,
  milliseconds: number,
): Promise<void> {
  const parkId = randomUUID()
  const outcome = await engine.deploy({ parkId, files: readProcessFolder(FOLDER), by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected seven permits to be deployable: ${JSON.stringify(outcome.problems)}`)
  const bodies = await learnBodies(engine, parkId)
  const flow = async () => {
    const instanceId = v7()
    for (const body of bodies) await send(engine, parkId, instanceId, body)
    return bodies.length
  }
  const works = [() => rateOf(flow, CLIENTS, milliseconds), () => completions.rate(CLIENTS, milliseconds)]
  const [commands = 0, plain = 0] = await inTurns(works, rounds)
  report({
    bench: 'durable',
    name: 'seven-permits-per-command',
    value: commands,
    unit: 'commands/s',
    ratio: commands / plain,
    against: `${Math.round(plain)} completions/s of a plain loop, 128 clients in both`,
    goal: 0.8,
    better: 'higher',
    note: `${(commands / bodies.length).toFixed(0)} applications a second from start to end, ${bodies.length} commands each`,
  })
}

/** What is sent from start to end; keys are counted inside an instance, so they are the same in all. */
async function learnBodies(engine: Engine, parkId: string): Promise<readonly CommandBody[]> {
  const lines = readFileSync(`${FOLDER}/scenarios/all-eight-permits.jsonl`, 'utf8').trim().split('\n')
  const written = lines.filter((line) => !line.startsWith('#'))
  const steps = written.map((line): { start?: string; complete?: string; variables?: Variables } => JSON.parse(line))
  const instanceId = v7()
  const bodies: CommandBody[] = []
  for (const { start, complete, variables = {} } of steps) {
    const body = complete === undefined ? startOf(start, variables) : await completionOf(complete, variables)
    if (body === null) continue
    await send(engine, parkId, instanceId, body)
    bodies.push(body)
  }
  const instance = await engine.loadInstance(parkId, instanceId)
  if (instance?.state !== 'completed') throw new Error('Expected seven permits to have come to its end.')
  return bodies

  async function completionOf(node: string, variables: Variables): Promise<CommandBody> {
    const elements = (await engine.loadInstance(parkId, instanceId))?.elements ?? []
    const element = elements.find((each) => each.node === node && (each.task !== undefined || each.job !== undefined))
    if (element === undefined) throw new Error(`Expected a task or a job at ${node}.`)
    const { key } = element
    return element.task === undefined
      ? { type: 'completeJob', key, variables }
      : { type: 'completeTask', key, variables }
  }
}

function startOf(processId: string | undefined, variables: Variables): CommandBody | null {
  if (processId === undefined) return null
  const body = { type: 'startInstance', processId, definitionHash: null, startEvent: null } as const
  // Received now: what was received long ago is deemed accepted at once.
  return { ...body, businessKey: null, variables: { ...variables, receivedAt: new Date().toISOString() } }
}

async function send(engine: Engine, parkId: string, instanceId: string, body: CommandBody): Promise<void> {
  const answer = await engine.send({ id: randomUUID(), parkId, instanceId, actor, body })
  if (!answer.accepted) throw new Error(answer.rejection.message)
}
