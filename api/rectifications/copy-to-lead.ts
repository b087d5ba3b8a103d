import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { insertCopies } from '../copies/queries.ts'
import { listOfficers } from '../people/queries.ts'
import { parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { tasksOfWork } from '../tasks/tasks-of-work.ts'

const NOTE =
  '企业申请延长整改期限，请在整改页决定。The enterprise asks for more time: please decide on the rectification.'

/** 抄送: no task is open while the enterprise mends, so the lead is shown the one that sent the notice. */
export async function copyToLead(
  request: FastifyRequest,
  tx: Tx,
  applicationId: string,
  process: DescribedProcess,
): Promise<void> {
  const { id: parkId } = parkOf(request).park
  const task = (await tasksOfWork(tx, parkId, applicationId, process, 'merge')).at(-1)
  if (task === undefined) return
  const reviewers = (await listOfficers(tx, parkId)).filter(
    ({ department, post }) => department === process.description.leadDepartment && post === 'reviewer',
  )
  const people = [...new Set(reviewers.map(({ personId }) => personId))]
  if (people.length === 0) return
  const at = { instance: task.instanceId, key: task.key }
  const copiedAt = new Date(request.server.engine.now())
  await insertCopies(tx, parkId, at, { id: v7(), people, copiedBy: personOf(request).personId, note: NOTE, copiedAt })
}
