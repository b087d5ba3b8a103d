import type { FastifyRequest } from 'fastify'
import { v5 } from 'uuid'
import type { CommandBody } from '../../engine/index.ts'
import { foreseeIntervention, intervene } from '../instances/intervene.ts'
import { mustGiveReason } from '../interventions/write-reason.ts'
import { commandIdOf, inParkOf, parkOf } from '../plugins/access.ts'
import { countRunning } from '../processes/queries.ts'
import { Refusal } from '../refusal.ts'
import { mustBeDescribed } from './described.ts'
import type { MigrationOrder, MigrationReport, MigrationReports, ReadVersion } from './migration-order.ts'
import { listRunningOf, listRunningOn, type RunningInstance } from './queries.ts'
import { readVersions } from './read-versions.ts'

/** What would become of each instance; nothing is written. */
export async function foreseeMigrations(request: FastifyRequest, order: MigrationOrder): Promise<MigrationReports> {
  return await forEach(request, order, async (instance, body) => {
    const decision = await foreseeIntervention(request, instance.id, body)
    return decision.accepted ? null : decision.rejection
  })
}

/**
 * Migrates each instance by a command of its own, for the same reason; one that cannot does not hold up the others.
 * What has gone to the version already, stays there, so that the same request again does no harm.
 */
export async function migrateInstances(
  request: FastifyRequest,
  order: MigrationOrder,
  reason: string,
): Promise<MigrationReports> {
  mustGiveReason(reason)
  const batch = commandIdOf(request)
  return await forEach(request, order, async ({ id: instanceId }, body) => {
    await intervene(request, { instanceId, body, reason, commandId: v5(instanceId, batch) })
    return null
  })
}

type Act = (instance: RunningInstance, body: CommandBody) => Promise<MigrationReport['problem']>

async function forEach(request: FastifyRequest, order: MigrationOrder, act: Act): Promise<MigrationReports> {
  const { from, to } = await readVersions(request, order)
  const { found, running } = await readInstances(request, order, from)
  const body: CommandBody = { type: 'migrateInstance', toHash: to.row.hash, plan: order.plan }
  const reports: MigrationReport[] = []
  // One after the other: a batch is no reason to hold up everybody else's commands.
  for (const instance of found) {
    const problem = await problemOf(request, { instance, from, to }, () => act(instance, body))
    const { id: instanceId, businessKey, number } = instance
    reports.push({ instanceId, businessKey, number, migrates: problem === null, problem })
  }
  const missing = order.instances?.filter((id) => !found.some((instance) => instance.id === id)) ?? []
  return { instances: [...reports, ...missing.map(notRunning)], left: Math.max(0, running - found.length) }
}

async function readInstances(request: FastifyRequest, { processId, instances }: MigrationOrder, from: ReadVersion) {
  const { id } = parkOf(request).park
  const { hash } = from.row
  return await inParkOf(request, async (tx) => {
    if (instances !== null) return { found: await listRunningOf(tx, id, processId, instances), running: 0 }
    const counts = await countRunning(tx, id)
    const count = counts.find((each) => each.processId === processId && each.hash === hash)
    return { found: await listRunningOn(tx, id, { processId, hash }), running: count?.running ?? 0 }
  })
}

async function problemOf(
  request: FastifyRequest,
  { instance, from, to }: { readonly instance: RunningInstance; readonly from: ReadVersion; readonly to: ReadVersion },
  act: () => Promise<MigrationReport['problem']>,
): Promise<MigrationReport['problem']> {
  if (instance.definitionHash === to.row.hash) return null
  try {
    if (instance.definitionHash !== from.row.hash) throw runsAnother(instance, from)
    await mustBeDescribed(request.server.catalogue, parkOf(request).park.id, instance, to)
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, messageZh } = error
    return { code, message, messageZh }
  }
}

function runsAnother({ id }: RunningInstance, { row }: ReadVersion): Refusal {
  return new Refusal(
    'wrong-definition',
    `Expected instance ${id} to run version ${row.version}, but it runs another one.`,
    `流程实例 ${id} 运行的不是第 ${row.version} 版。`,
  )
}

function notRunning(instanceId: string): MigrationReport {
  const problem = {
    code: 'not-started',
    message: `Expected ${instanceId} to be an instance of this process that runs, but there is none.`,
    messageZh: `没有正在运行的流程实例 ${instanceId}。`,
  }
  return { instanceId, businessKey: null, number: null, migrates: false, problem }
}
