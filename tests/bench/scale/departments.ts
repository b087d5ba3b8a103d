import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { Engine } from '../../../engine/index.ts'
import { forkModel } from '../../support/fork-model.ts'
import { inTurns } from '../floor.ts'
import { report } from '../report.ts'

const WIDTHS = [7, 50, 500] as const

/** Answers at the same moment, in all; of one instance or of many. */
const ANSWERS = 500

const actor = { type: 'system', name: 'bench' } as const

/** All departments of a fork answer at the same moment: what an answer costs where there are many of them. */
export async function benchDepartments(engine: Engine, rounds: number): Promise<void> {
  const parkId = randomUUID()
  const works = []
  for (const width of WIDTHS) {
    await deployFork(engine, parkId, width)
    works.push(() => answersPerSecond(engine, parkId, width))
  }
  const rates = await inTurns(works, rounds)
  const [few = 1] = rates
  for (const [index, width] of WIDTHS.entries()) {
    const rate = rates[index] ?? 0
    if (width === WIDTHS[0]) continue
    report({
      bench: 'scale',
      name: `departments-${width}`,
      value: rate,
      unit: 'answers/s',
      ratio: rate / few,
      against: `${Math.round(few)} answers/s of 7 departments; ${ANSWERS} answers at the same moment in both`,
      goal: 0.5,
      better: 'higher',
      note: 'none lost, none refused',
    })
  }
}

async function deployFork(engine: Engine, parkId: string, width: number): Promise<void> {
  const text = forkModel('inclusiveGateway', 'userTask', width).replaceAll('id="growing"', `id="fork${width}"`)
  const files = { 'fork.bpmn': new TextEncoder().encode(text) }
  const outcome = await engine.deploy({ parkId, files, by: 'bench', note: '' })
  if (!outcome.ok) throw new Error(`Expected the fork to be deployable: ${JSON.stringify(outcome.problems)}`)
}

async function answersPerSecond(engine: Engine, parkId: string, width: number): Promise<number> {
  const instances = Array.from({ length: Math.ceil(ANSWERS / width) }, () => v7())
  await Promise.all(instances.map((instanceId) => startFork(engine, parkId, instanceId, width)))
  const keys = await openTasks(engine, parkId, instances[0] ?? '')
  const began = performance.now()
  await Promise.all(
    instances.flatMap((instanceId) =>
      keys.map(async (key) => {
        const body = { type: 'completeTask', key, variables: {} } as const
        const answer = await engine.send({ id: randomUUID(), parkId, instanceId, actor, body })
        if (!answer.accepted) throw new Error(answer.rejection.message)
      }),
    ),
  )
  const seconds = (performance.now() - began) / 1000
  for (const instanceId of instances) {
    const ended = await engine.loadInstance(parkId, instanceId)
    if (ended?.state !== 'completed' || ended.revision !== width + 1)
      throw new Error(`Expected ${width} answers in ${instanceId}, but it is at ${ended?.revision}.`)
  }
  return (instances.length * width) / seconds
}

async function startFork(engine: Engine, parkId: string, instanceId: string, width: number): Promise<void> {
  const body = { type: 'startInstance', processId: `fork${width}`, definitionHash: null, startEvent: null } as const
  const answer = await engine.send({
    id: randomUUID(),
    parkId,
    instanceId,
    actor,
    body: { ...body, businessKey: null, variables: {} },
  })
  if (!answer.accepted) throw new Error(answer.rejection.message)
}

async function openTasks(engine: Engine, parkId: string, instanceId: string): Promise<readonly number[]> {
  const instance = await engine.loadInstance(parkId, instanceId)
  return (instance?.elements ?? []).flatMap(({ key, task }) => (task === undefined ? [] : [key]))
}
