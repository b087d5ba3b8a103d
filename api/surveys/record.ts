import type { Relation } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import type { Appointment } from '../appointments/appointment.ts'
import { findAppointment } from '../appointments/queries.ts'
import { listOpenFindings } from '../findings/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { visibleCommands } from '../task-history/visible-opinions.ts'
import type { Task } from '../tasks/task.ts'
import { tasksOfWork } from '../tasks/tasks-of-work.ts'
import { listSignatures } from './queries.ts'
import type { SurveySignature } from './survey.ts'

/** 现场勘验记录: the parts of all departments on one sheet. */
export interface SurveyRecord {
  readonly application: Application
  readonly process: DescribedProcess
  readonly appointment: Appointment | null
  readonly parts: readonly RecordPart[]
}

export interface RecordPart {
  readonly task: Task
  /**
   * `hidden`: signed, and not shared with other departments yet. `absent`: nobody came and nothing was said in time, which
   * counts as no finding, or as looked at by video (domain.md §7).
   */
  readonly state: 'signed' | 'hidden' | 'underWay' | 'absent' | 'ended'
  readonly signature: SurveySignature | null
}

/**
 * What this person may see of the survey of an application; `null` = nothing: there is none, or an applicant asks before
 * every finding was told by its notice.
 */
export async function readRecord(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  application: Application,
  relation: Relation,
): Promise<SurveyRecord | null> {
  const parkId = access.park.id
  const process = await app.catalogue.byHash(parkId, application.definitionHash)
  const tasks = await tasksOfWork(tx, parkId, application.id, process, 'survey')
  if (tasks.length === 0) return null
  const isApplicant = relation !== 'officer'
  if (isApplicant && !(await isTold(tx, parkId, application.id, tasks))) return null
  const visible = isApplicant ? null : await visibleCommands(tx, access, application.id)
  const signatures = await listSignatures(tx, parkId, application.id)
  return {
    application,
    process,
    appointment: await findAppointment(tx, parkId, application.id),
    parts: tasks.map((task) => {
      const signature = signatures.find(
        ({ instanceId, taskKey }) => instanceId === task.instanceId && taskKey === task.key,
      )
      if (signature === undefined) return { task, state: unsigned(task, application), signature: null }
      const isVisible = visible === null || visible.has(signature.commandId)
      return { task, state: isVisible ? 'signed' : 'hidden', signature: isVisible ? signature : null }
    }),
  }
}

/** Every department is through, and what they found has been told. */
async function isTold(tx: Tx, parkId: string, applicationId: string, tasks: readonly Task[]): Promise<boolean> {
  if (tasks.some(({ endedAt }) => endedAt === null)) return false
  return (await listOpenFindings(tx, parkId, applicationId)).length === 0
}

function unsigned({ endedAt, state }: Task, application: Application): 'underWay' | 'absent' | 'ended' {
  if (endedAt === null) return 'underWay'
  if (state !== 'cancelled') return 'ended'
  return ['withdrawn', 'lapsed', 'declined'].includes(application.state) ? 'ended' : 'absent'
}
