import { readableApplication } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { applicablePermits } from '../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { Refusal } from '../refusal.ts'
import { listSubmissions } from '../submissions/queries.ts'
import { mayAnswer } from '../tasks/access.ts'
import { APPLICANT, type Task } from '../tasks/task.ts'
import { tasksOfWork } from '../tasks/tasks-of-work.ts'
import { type Appointment, partiesOf } from './appointment.ts'
import { type AppointmentMove, appointmentLifecycle } from './lifecycle.ts'
import { findAppointment } from './queries.ts'

/** What somebody needs to know to make, to answer or to move an appointment. */
export interface OpenedAppointment {
  readonly application: Application
  readonly process: DescribedProcess
  readonly appointment: Appointment | null
  /** The task in which it is made: the one that is open, else the last. */
  readonly task: Task | null
  /** The applicant and the departments concerned. */
  readonly parties: readonly string[]
  /** For which of these this person may speak; `null` = for none. */
  readonly party: string | null
  /** They make it: they have claimed its task, or could. */
  readonly mayPropose: boolean
  /** They may move what is confirmed: reviewers of the lead department. */
  readonly mayMove: boolean
}

/** Reads the appointment of an application; locked where it is about to be changed. */
export async function readAppointment(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  applicationId: string,
  isLocked = false,
): Promise<OpenedAppointment> {
  const parkId = access.park.id
  const { application, relation } = await readableApplication(tx, access, applicationId)
  const submission = (await listSubmissions(tx, parkId, application.id)).at(-1)
  const process = await app.catalogue.byHash(parkId, submission?.definitionHash ?? application.definitionHash)
  const tasks = await tasksOfWork(tx, parkId, application.id, process, 'appointment')
  const task = tasks.find(({ state }) => state === 'open' || state === 'claimed') ?? tasks.at(-1) ?? null
  const letters = applicablePermits(process, submission?.form ?? {}, app.engine.now(), access.park.zone) ?? []
  const parties = partiesOf(letters.flatMap((letter) => process.permits.get(letter)?.department ?? []))
  const own = relation === 'officer' ? access.memberships.map(({ department }) => department) : [APPLICANT]
  return {
    application,
    process,
    appointment: await findAppointment(tx, parkId, application.id, isLocked),
    task,
    parties,
    party: parties.find((party) => own.includes(party)) ?? null,
    mayPropose: task !== null && task.endedAt === null && mayAnswer(task, access),
    mayMove: access.memberships.some(
      ({ department, post }) => department === process.description.leadDepartment && post === 'reviewer',
    ),
  }
}

/** The appointment that there is, if it allows this move. */
export function mustAllow({ appointment }: OpenedAppointment, move: AppointmentMove): Appointment {
  if (appointment === null) {
    throw new Refusal('not-found', 'Expected an appointment, but no times have been proposed.', '尚未提出勘验时间。')
  }
  if (appointmentLifecycle.advance(appointment.state, move) !== null) return appointment
  const [message, messageZh] = sentences[appointment.state]
  throw new Refusal('appointment-move-not-allowed', message, messageZh)
}

const sentences = {
  proposed: ['The time of the survey is not confirmed yet.', '勘验时间尚未确定。'],
  confirmed: [
    'The time of the survey has been confirmed: it can only be moved, once, with a reason.',
    '勘验时间已经确定，只能说明理由改期一次。',
  ],
  moved: ['The survey has been moved once already; it cannot be moved again.', '勘验已经改期一次，不能再次改期。'],
  held: ['The survey has taken place.', '勘验已经进行。'],
} as const
