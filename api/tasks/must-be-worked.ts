import { findAppointment } from '../appointments/queries.ts'
import type { TaskWork } from '../forms/task-work.ts'
import type { Tx } from '../plugins/database.ts'
import { findRecheck } from '../rectifications/queries.ts'
import { Refusal } from '../refusal.ts'
import { findSignature } from '../surveys/queries.ts'
import type { Task } from './task.ts'

/** Refuses an answer that goes past the page on which such a task is worked: its words come first. */
export async function mustBeWorked(
  tx: Tx,
  parkId: string,
  task: Task,
  work: TaskWork | null,
  commandId: string,
): Promise<void> {
  if (work === 'appointment') await mustBeConfirmed(tx, parkId, task)
  if (work === 'survey') await mustBeSigned(tx, parkId, task, commandId)
  if (work === 'recheck') await mustBeRechecked(tx, parkId, task, commandId)
}

async function mustBeConfirmed(tx: Tx, parkId: string, { applicationId, instanceId, key }: Task): Promise<void> {
  const appointment = await findAppointment(tx, parkId, applicationId)
  const isOfTask = appointment?.instanceId === instanceId && appointment.taskKey === key
  if (isOfTask && appointment.startsAt !== null) return
  throw new Refusal(
    'appointment-not-confirmed',
    'Expected a confirmed time of the survey: this task ends by confirming one.',
    '请先确定勘验时间，任务随之办结。',
  )
}

async function mustBeSigned(tx: Tx, parkId: string, { instanceId, key }: Task, commandId: string): Promise<void> {
  const signature = await findSignature(tx, parkId, commandId)
  if (signature?.instanceId === instanceId && signature.taskKey === key) return
  throw new Refusal(
    'survey-not-signed',
    'Expected the results of the survey to be signed: this task is answered by signing them.',
    '勘验结果须在勘验页签字提交。',
  )
}

async function mustBeRechecked(tx: Tx, parkId: string, { instanceId, key }: Task, commandId: string): Promise<void> {
  const recheck = await findRecheck(tx, parkId, commandId)
  if (recheck?.instanceId === instanceId && recheck.taskKey === key) return
  throw new Refusal(
    'recheck-incomplete',
    'Expected every finding to be closed or reopened: this task is answered by that.',
    '请在复查页逐项作出结论，任务随之办结。',
  )
}
