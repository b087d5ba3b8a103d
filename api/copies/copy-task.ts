import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { answerOnce } from '../idempotency/answer-once.ts'
import { listOfficers } from '../people/queries.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { mayCopy, mayOpenPage, wrongDepartment } from '../tasks/access.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { colleaguesOf } from './colleagues.ts'
import { insertCopies, isCopiedTo, listTold } from './queries.ts'

export interface CopyOrder {
  /** Ids of those who get one. */
  readonly people: readonly string[]
  readonly note: string
}

/** 抄送: whoever has to do with the task shows it to colleagues, who may read it from then on. Gives the act's id. */
export async function copyTask(request: FastifyRequest, at: TaskAddress, order: CopyOrder): Promise<string> {
  const access = parkOf(request)
  const { personId } = personOf(request)
  const { id } = await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const task = await existingTask(tx, access.park.id, at.instance, at.key)
      if (!mayCopy(task, access, personId)) throw notTheirs(task)
      const people = [...new Set(order.people)]
      mustBeWhole(people, order.note)
      await mustBeColleagues(tx, access.park.id, people, personId)
      const copy = { id: v7(), copiedBy: personId, note: order.note }
      const told = await listTold(tx, access.park.id, at, copy)
      // The same words to the same person from another tab are one copy.
      const untold = people.filter((id) => !told.has(id))
      const first = told.values().next()
      if (untold.length === 0 && first.done !== true) return { id: first.value }
      const copiedAt = new Date(request.server.engine.now())
      await insertCopies(tx, access.park.id, at, { ...copy, people: untold, copiedAt })
      return { id: copy.id }
    }),
  )
  return id
}

/** Refuses whoever may not open the page of a task: it is of another department, and they got no copy of it. */
export async function mustBeReadable(tx: Tx, access: ParkAccess, task: Task, personId: string): Promise<void> {
  if (mayOpenPage(task, access)) return
  const at = { instance: task.instanceId, key: task.key }
  if (!(await isCopiedTo(tx, access.park.id, at, personId))) throw wrongDepartment(task, task.post)
}

function mustBeWhole(people: readonly string[], note: string): void {
  const missing = [
    ...(people.length === 0 ? [problem('copyTo', 'Choose at least one colleague.', '请选择抄送给谁。')] : []),
    ...(note === '' ? [problem('copyNote', 'Write why they get a copy.', '请写明抄送的说明。')] : []),
  ]
  if (missing.length === 0) return
  const message = missing.map((each) => each.message).join(' ')
  throw new Refusal('nothing-chosen', message, missing.map((each) => each.messageZh).join(''), missing)
}

async function mustBeColleagues(tx: Tx, parkId: string, people: readonly string[], sender: string): Promise<void> {
  const known = new Set(colleaguesOf(await listOfficers(tx, parkId), sender).map(({ personId }) => personId))
  const stranger = people.find((id) => !known.has(id))
  if (stranger === undefined) return
  const message = `Expected colleagues who receive, review or oversee in this park, but ${stranger} is none.`
  const messageZh = '只能抄送给本园区窗口、审查、复核、签发和监督岗位的其他人员。'
  throw new Refusal('not-a-colleague', message, messageZh, [
    { field: 'copyTo', code: 'not-a-colleague', message, messageZh },
  ])
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'nothing-chosen', message, messageZh }
}

function notTheirs({ key, instanceId }: Task): Refusal {
  return new Refusal(
    'not-allowed',
    `Expected who handles task ${key} of ${instanceId}, its checker, head or a manager: only they send copies of it.`,
    '只有办理人、复核人、部门负责人和园区管理员可以抄送这件任务。',
  )
}
