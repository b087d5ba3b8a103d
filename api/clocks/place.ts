import type { FastifyRequest } from 'fastify'
import { findApplication } from '../applications/queries.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import { findTask } from '../tasks/queries.ts'
import type { ClockPlace } from './rules.ts'

/** The clocks of a task and of all around it: its department's. */
export async function placeOfTask(request: FastifyRequest, { instance, key }: TaskAddress): Promise<ClockPlace> {
  const parkId = parkOf(request).park.id
  const task = await inParkOf(request, (tx) => existingTask(tx, parkId, instance, key))
  const { description } = await request.server.catalogue.byHash(parkId, task.definitionHash)
  const { department } = task
  return {
    applicationId: task.applicationId,
    instanceId: instance,
    key,
    department,
    leadDepartment: description.leadDepartment,
    permit: task.permit,
    processId: task.processId,
  }
}

/** The clocks of the application as a whole: the lead department's. */
export async function placeOfApplication(request: FastifyRequest, applicationId: string): Promise<ClockPlace> {
  const parkId = parkOf(request).park.id
  const application = await inParkOf(request, (tx) => findApplication(tx, parkId, applicationId))
  const hash = application?.definitionHash ?? null
  if (application === null || hash === null) {
    throw new Refusal('not-found', `Expected application ${applicationId} to be submitted.`, '未找到已提交的申请。')
  }
  const { definition, description } = await request.server.catalogue.byHash(parkId, hash)
  const { leadDepartment } = description
  const whose = { department: leadDepartment, leadDepartment, permit: null, processId: definition.id }
  return { applicationId, instanceId: applicationId, key: 0, ...whose }
}

/** Where somebody has moved clocks, for who tells of it later; `null` where there is no such application. */
export async function findPlace(
  { catalogue }: Pick<AppParts, 'catalogue'>,
  tx: Tx,
  parkId: string,
  { applicationId, instanceId, key }: Pick<ClockPlace, 'applicationId' | 'instanceId' | 'key'>,
): Promise<ClockPlace | null> {
  const application = await findApplication(tx, parkId, applicationId)
  if (application === null) return null
  const { definition, description } = await catalogue.byHash(parkId, application.definitionHash)
  const { leadDepartment } = description
  const task = key === 0 ? null : await findTask(tx, parkId, instanceId, key)
  const { department, permit, processId } = task ?? {
    ...{ department: leadDepartment, permit: null, processId: definition.id },
  }
  return { applicationId, instanceId, key, department, leadDepartment, permit, processId }
}
