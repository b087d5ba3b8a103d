import type { FastifyRequest } from 'fastify'
import type { Office } from '../../../engine/index.ts'
import type { Fact } from '../../../templates/pages/parts.ts'
import { formContextOf, readableApplication } from '../../applications/access.ts'
import type { Application } from '../../applications/application.ts'
import { applicationReader } from '../../applications/form-reader.ts'
import type { Card } from '../../cards/card.ts'
import { cardsAtFiling } from '../../cards/cards-at-filing.ts'
import { officeOf } from '../../deadlines/office.ts'
import { isFollowed } from '../../follows/queries.ts'
import { checkForm, type FormError } from '../../forms/check-form.ts'
import { type FormReader, hiddenMaterials, keysHiddenFrom, seenBy } from '../../forms/field-permission.ts'
import type { FormValues } from '../../forms/form.ts'
import { hiddenFields } from '../../forms/form-reading.ts'
import { valuesOf } from '../../forms/form-with.ts'
import { maskPersonal, openPersonal } from '../../forms/personal-values.ts'
import { requirementsAsked } from '../../materials/asked-for.ts'
import type { Requirement } from '../../materials/requirements.ts'
import { listNotices, type Notice } from '../../notices/queries.ts'
import { findPaperPromise, type PaperPromise } from '../../paper/queries.ts'
import { dateIn } from '../../parks/dates.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../../plugins/access.ts'
import { listPrints, type Print } from '../../prints/queries.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { settleQueryCode } from '../../query-codes/queries.ts'
import { type DeemedGaps, deemedGaps } from '../../registrations/deemed-gaps.ts'
import { findRegistration } from '../../registrations/queries.ts'
import { PERSONAL } from '../../submissions/prepare-submission.ts'
import { listSubmissions, type Submission } from '../../submissions/queries.ts'
import { type DraftAddress, findDraft, type TaskDraft } from '../../task-drafts/queries.ts'
import { listTasksOf } from '../../tasks/queries.ts'
import type { Task } from '../../tasks/task.ts'
import { languageOf } from '../language.ts'
import { givenFacts } from '../parts/given-facts.ts'

/** Everything that the window sees of one application that was received. */
export interface Received {
  readonly application: Application
  readonly number: string
  readonly process: DescribedProcess
  readonly office: Office
  /** Those that count, in order; the receipts of the window's own acceptance are not among them. */
  readonly submissions: readonly Submission[]
  /** As stored, masked: what was handed in, or what the window has filled in so far; what this clerk may see of it. */
  readonly values: FormValues
  readonly hidden: ReadonlySet<string>
  /** What the form of a registered application still lacks; empty for every other one. */
  readonly gaps: readonly FormError[]
  readonly requirements: readonly Requirement[]
  /** What it lacks where law has accepted it as it was. */
  readonly deemed: DeemedGaps | null
  readonly registration: Awaited<ReturnType<typeof findRegistration>>
  readonly paperPromise: PaperPromise | null
  readonly prints: readonly Print[]
  readonly notices: readonly Notice[]
  readonly queryCode: string
  /** Cards in force that are shown at this filing. */
  readonly cards: readonly Card[]
  /** What the window has to do now. */
  readonly task: Task | null
  /** This clerk keeps it in sight. */
  readonly isFollowed: boolean
  /** What this clerk has begun to write about it. */
  readonly draft: TaskDraft | null
  /** What earlier tasks wrote in the form of this one. */
  readonly given: readonly Fact[]
}

/** The window fills in what it registered, from the paper, before its acceptance and while a correction is awaited. */
export function isFilledAtWindow({ isRegistered, state }: Pick<Application, 'isRegistered' | 'state'>): boolean {
  return isRegistered && ['submitted', 'returned', 'inCorrection'].includes(state)
}

/** Of a form that is still being filled in at the window, only what is there is shown. */
function unfilled({ form }: DescribedProcess, typed: FormValues): ReadonlySet<string> {
  return new Set(form.fields.filter(({ key }) => (typed[key] ?? null) === null).map(({ key }) => key))
}

export async function readReceived(request: FastifyRequest, id: string): Promise<Received> {
  const app = request.server
  const access = parkOf(request)
  const parkId = access.park.id
  return await inParkOf(request, async (tx) => {
    const { application } = await readableApplication(tx, access, id)
    const number = application.number ?? ''
    const process = await app.catalogue.byHash(parkId, application.definitionHash)
    const submissions = await listSubmissions(tx, parkId, id)
    const latest = submissions.at(-1)
    const context = formContextOf(app, access)
    const isFilledHere = isFilledAtWindow(application)
    const stored = isFilledHere || latest === undefined ? application.stored : latest
    const typed = openPersonal(stored, app.cipher, PERSONAL)
    const checked = isFilledHere ? checkForm(process.form, typed, context) : { values: typed, errors: [] }
    const tasks = await listTasksOf(tx, parkId, id)
    const task = tasks.find(({ post, endedAt }) => post === 'windowClerk' && endedAt === null) ?? null
    const reader = windowReader(access, application, tasks, task)
    const seen = seenBy(process.form, reader)
    const withheld = hiddenMaterials(process.form, seen)
    const unasked = isFilledHere ? unfilled(process, typed) : hiddenFields(process.form, checked, context)
    return {
      application,
      number,
      process,
      office: officeOf(app.engine, access.park),
      submissions: submissions.filter(({ command }) => command.type !== 'answerTask'),
      values: valuesOf(seen, maskPersonal(process.form, checked.values)),
      hidden: new Set([...unasked, ...keysHiddenFrom(process.form, reader)]),
      gaps: checked.errors,
      requirements: (await requirementsAsked(app, tx, access, application)).filter(({ code }) => !withheld.has(code)),
      deemed: await deemedGaps(app, tx, access, application),
      registration: await findRegistration(tx, parkId, id),
      paperPromise: await findPaperPromise(tx, parkId, id),
      prints: await listPrints(tx, parkId, id),
      notices: await listNotices(tx, parkId, id, true),
      cards: (await cardsAtFiling(tx, parkId, application, dateIn(access.park.zone, app.engine.now()))).shown,
      queryCode: await settleQueryCode(tx, parkId, id, number),
      task,
      isFollowed: await isFollowed(tx, { parkId, personId: personOf(request).personId, applicationId: id }),
      given: task === null ? [] : await givenFacts(tx, access, task, process, languageOf(request)),
      draft: task === null ? null : await findDraft(tx, draftAddress(request, task)),
    }
  })
}

/** What the window has typed itself it sees; of another application what its task shows, as on the page of any task. */
function windowReader(
  access: ParkAccess,
  application: Application,
  tasks: readonly Task[],
  task: Task | null,
): FormReader {
  const reader = applicationReader(access, application, tasks)
  return task === null || application.isRegistered ? reader : [task.node]
}

function draftAddress(request: FastifyRequest, { instanceId, key }: Task): DraftAddress {
  const { personId } = personOf(request)
  return { parkId: parkOf(request).park.id, instanceId, taskKey: key, personId }
}
