import type { Appointment } from '../appointments/appointment.ts'
import { findAppointment } from '../appointments/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import type { ChecklistItem } from '../process-description/survey-description.ts'
import { Refusal } from '../refusal.ts'
import { mayAnswer, wrongDepartment } from '../tasks/access.ts'
import type { TaskAddress } from '../tasks/act-on-task.ts'
import { existingTask } from '../tasks/existing-task.ts'
import type { Task } from '../tasks/task.ts'
import { workOf } from '../tasks/work-of.ts'
import { listItems, listPhotos, listSignatures } from './queries.ts'
import { itemsFor, type SurveyItem, type SurveyPhoto, type SurveySignature } from './survey.ts'

/** A department's part of the survey, as it stands. */
export interface OpenedSurvey {
  readonly task: Task
  readonly process: DescribedProcess
  readonly checklist: readonly ChecklistItem[]
  readonly items: readonly SurveyItem[]
  readonly photos: readonly SurveyPhoto[]
  /** The one that counts; `null` = not signed yet. */
  readonly signature: SurveySignature | null
  readonly appointment: Appointment | null
  readonly mayAnswer: boolean
}

/** Reads a department's part of the survey; a task that is none is not found. */
export async function openSurvey(app: AppParts, tx: Tx, access: ParkAccess, at: TaskAddress): Promise<OpenedSurvey> {
  const parkId = access.park.id
  const task = await existingTask(tx, parkId, at.instance, at.key)
  const process = await app.catalogue.byHash(parkId, task.definitionHash)
  if (workOf(process, task) !== 'survey') {
    throw new Refusal('not-found', `Expected task ${at.key} to be part of a survey.`, '该任务不是现场勘验。')
  }
  const signatures = await listSignatures(tx, parkId, task.applicationId)
  return {
    task,
    process,
    checklist: itemsFor(process.description.survey?.checklist ?? [], task.permit),
    items: await listItems(tx, parkId, at),
    photos: await listPhotos(tx, parkId, at),
    signature: signatures.filter((each) => each.instanceId === at.instance && each.taskKey === at.key).at(-1) ?? null,
    appointment: await findAppointment(tx, parkId, task.applicationId),
    mayAnswer: mayAnswer(task, access),
  }
}

/** The same for who is about to change it: one of the department, before it is signed and while the task is open. */
export async function openUnsigned(app: AppParts, tx: Tx, access: ParkAccess, at: TaskAddress): Promise<OpenedSurvey> {
  const survey = await openSurvey(app, tx, access, at)
  const { task, signature } = survey
  if (!survey.mayAnswer) throw wrongDepartment(task, task.post)
  if (signature !== null) {
    throw new Refusal(
      'survey-signed',
      `Expected the survey not to be signed, but ${signature.signedName} signed it: signed results are not changed.`,
      `勘验结果已由${signature.signedName}签字，签字后不能修改。`,
    )
  }
  if (task.endedAt === null) return survey
  throw new Refusal('not-waiting', 'The survey of this department has ended.', '本部门的勘验任务已经结束。')
}

/** The item of this part of the checklist; refused where there is none. */
export function mustBeItem({ checklist }: OpenedSurvey, code: string): ChecklistItem {
  const item = checklist.find((each) => each.code === code)
  if (item !== undefined) return item
  throw new Refusal(
    'survey-item-unknown',
    `Expected an item of this department’s checklist, but found ${code}.`,
    `本部门的勘验清单没有“${code}”这一项。`,
  )
}
