import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { insertCopies, listTold } from '../copies/queries.ts'
import { listOfficers } from '../people/queries.ts'
import { parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { Task } from '../tasks/task.ts'
import type { OpenedAppointment } from './read-appointment.ts'

const NOTE = '请选择合适的联合勘验时间。Please say which times of the survey suit.'

/** 抄送: the reviewers of the departments concerned are shown the task, and asked once which times suit. */
export async function copyToConcerned(
  request: FastifyRequest,
  tx: Tx,
  { parties }: OpenedAppointment,
  task: Task,
): Promise<void> {
  const { id: parkId } = parkOf(request).park
  const { personId: copiedBy } = personOf(request)
  const at = { instance: task.instanceId, key: task.key }
  const told = await listTold(tx, parkId, at, { copiedBy, note: NOTE })
  const reviewers = (await listOfficers(tx, parkId)).filter(
    ({ department, post }) => post === 'reviewer' && department !== task.department && parties.includes(department),
  )
  const people = [...new Set(reviewers.map(({ personId }) => personId))].filter(
    (personId) => personId !== copiedBy && !told.has(personId),
  )
  if (people.length === 0) return
  const copiedAt = new Date(request.server.engine.now())
  await insertCopies(tx, parkId, at, { id: v7(), people, copiedBy, note: NOTE, copiedAt })
}
