import type { FastifyRequest } from 'fastify'
import { listStandingAnswers } from '../../../answers/queries.ts'
import { listReachedStates, type ReachedState } from '../../../applications/queries.ts'
import type { Appointment } from '../../../appointments/appointment.ts'
import { findAppointment } from '../../../appointments/queries.ts'
import type { Card } from '../../../cards/card.ts'
import { cardsAtFiling } from '../../../cards/cards-at-filing.ts'
import type { StoredClock } from '../../../clocks/clock.ts'
import { listClocks, listClockWords } from '../../../clocks/queries.ts'
import { isAwaited } from '../../../deferrals/is-awaited.ts'
import type { FormValues } from '../../../forms/form.ts'
import { type Deferral, listDeferrals, listMaterials } from '../../../materials/queries.ts'
import { listLinesOfNotice, type NoticeLine } from '../../../notices/lines/queries.ts'
import { correctionKinds, refusalKinds } from '../../../notices/notice-texts.ts'
import { listNotices, type Notice } from '../../../notices/queries.ts'
import { listPaperMaterials } from '../../../paper/queries.ts'
import { dateIn } from '../../../parks/dates.ts'
import type { CombinedDocument, Permit } from '../../../permits/permit.ts'
import { findCombined, listPermitsOf } from '../../../permits/queries.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { AppParts } from '../../../plugins/app-parts.ts'
import type { Tx } from '../../../plugins/database.ts'
import { applicablePermits } from '../../../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { findExtension } from '../../../rectifications/queries.ts'
import { listSubmissions, type Submission } from '../../../submissions/queries.ts'
import { readRecord } from '../../../surveys/record.ts'
import { mayAnswer } from '../../../tasks/access.ts'
import { listTasksOf } from '../../../tasks/queries.ts'
import { APPLICANT, type Task } from '../../../tasks/task.ts'
import { listToHear } from '../hearing/hearing-asked.ts'
import type { OpenedApplication } from '../open-application.ts'
import { type ReviewTrack, reviewStates } from './review-states.ts'

/** Everything that the tracking page tells, read at once. */
export interface Tracking {
  readonly opened: OpenedApplication
  /** The process as it runs, which a later version does not change. */
  readonly process: DescribedProcess
  readonly submissions: readonly Submission[]
  readonly reached: readonly ReachedState[]
  readonly reviews: readonly ReviewTrack[]
  readonly notices: readonly Notice[]
  /** The newest notice that waits for an answer, while it does. */
  readonly correction: { readonly notice: Notice; readonly findings: readonly NoticeLine[] } | null
  readonly permits: readonly Permit[]
  readonly combined: CombinedDocument | null
  /** Tasks of the applicant that this person may answer. */
  readonly choices: readonly Task[]
  /** The promised clock of the whole application; `null` where its process keeps none. */
  readonly clock: StoredClock | null
  /** Cards of this project on which the person may still speak. */
  readonly toHear: readonly Card[]
  /** Cards in force that are shown at this filing. */
  readonly cards: readonly Card[]
  /** What was said with moves of its clocks, by the id of the command. */
  readonly words: Awaited<ReturnType<typeof listClockWords>>
  /** When the survey is; `null` where there is none. */
  readonly appointment: Appointment | null
  /** Whether the record of the survey may be seen. */
  readonly hasRecord: boolean
  /** Deferred materials that have not come yet. */
  readonly deferred: readonly Deferral[]
}

export async function readTracking(
  app: AppParts,
  request: FastifyRequest,
  tx: Tx,
  opened: OpenedApplication,
): Promise<Tracking> {
  const access = parkOf(request)
  const { park } = access
  const { application } = opened
  const submissions = await listSubmissions(tx, park.id, application.id)
  const latest = submissions.at(-1)
  const process = latest === undefined ? opened.process : await app.catalogue.byHash(park.id, latest.definitionHash)
  const tasks = await listTasksOf(tx, park.id, application.id)
  const notices = await listNotices(tx, park.id, application.id, true)
  const permits = await listPermitsOf(tx, park.id, application.id)
  const correction = await findCorrection(tx, park.id, opened, notices)
  const files = await listMaterials(tx, park.id, application.id)
  const papers = await listPaperMaterials(tx, park.id, application.id)
  const provided = new Set([...files, ...papers].map(({ code }) => code))
  const clocks = await listClocks(tx, park.id, application.id)
  const deferrals = await listDeferrals(tx, park.id, application.id)
  return {
    opened,
    process,
    submissions,
    reached: await listReachedStates(tx, park.id, application.id),
    reviews: reviewStates({
      permits: applied(process, latest?.form ?? {}, app.engine.now(), park.zone),
      state: application.state,
      tasks: tasks.filter(({ department }) => department !== APPLICANT),
      answers: await listStandingAnswers(tx, park.id, application.id),
      toCorrect: new Set((correction?.findings ?? []).flatMap(({ permits }) => permits)),
      noticeAt: correction?.notice.sentAt ?? null,
      isRefusalTold: notices.some(({ kind }) => refusalKinds.has(kind)),
      issuedAt: new Map(permits.map(({ permit, issuedAt }) => [permit, issuedAt])),
    }),
    notices,
    correction,
    permits,
    toHear: (await listToHear(request, tx)).filter(({ project }) => project.id === application.project?.id),
    cards: (await cardsAtFiling(tx, park.id, application, dateIn(park.zone, app.engine.now()))).shown,
    combined: await findCombined(tx, park.id, application.id),
    choices: tasks.filter(
      (task) => task.department === APPLICANT && ['open', 'claimed'].includes(task.state) && mayAnswer(task, access),
    ),
    clock: clocks.find(({ host, clock }) => host === 0 && clock === 'promised') ?? null,
    words: await listClockWords(tx, park.id, application.id),
    deferred: deferrals.filter((each) => isAwaited(each) && !provided.has(each.code)),
    appointment: await findAppointment(tx, park.id, application.id),
    hasRecord: (await readRecord(app, tx, access, application, opened.relation)) !== null,
  }
}

async function findCorrection(tx: Tx, parkId: string, { application }: OpenedApplication, notices: readonly Notice[]) {
  if (application.state !== 'returned' && application.state !== 'inCorrection') return null
  const notice = notices.filter(({ kind }) => correctionKinds.has(kind)).at(-1)
  if (notice === undefined) return null
  const extension = await findExtension(tx, parkId, notice.id)
  const answerBy = extension?.answerBy ?? notice.answerBy
  return { notice: { ...notice, answerBy }, findings: await listLinesOfNotice(tx, parkId, notice.id) }
}

/** The routing facts of a submission decide, and none of them is about a person. */
function applied(process: DescribedProcess, form: FormValues, now: number, zone: string): readonly string[] {
  return applicablePermits(process, form, now, zone) ?? []
}
