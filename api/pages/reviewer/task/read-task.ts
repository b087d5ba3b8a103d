import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Fact } from '../../../../templates/pages/parts.ts'
import { formContextOf } from '../../../applications/access.ts'
import type { Application } from '../../../applications/application.ts'
import { applicationReader } from '../../../applications/form-reader.ts'
import { findApplication } from '../../../applications/queries.ts'
import type { Card } from '../../../cards/card.ts'
import { cardsAtFiling } from '../../../cards/cards-at-filing.ts'
import { listClocks, listClockWords } from '../../../clocks/queries.ts'
import type { ListedRequest } from '../../../clocks/requests/clock-request.ts'
import { listRequestsOfPlace } from '../../../clocks/requests/queries.ts'
import { mustBeReadable } from '../../../copies/copy-task.ts'
import { listCopies, markRead, type TaskCopy } from '../../../copies/queries.ts'
import { type Department, listDepartments } from '../../../departments/queries.ts'
import type { StandingFinding } from '../../../findings/finding.ts'
import { listFindingsOfCommand, listOpenFindings } from '../../../findings/queries.ts'
import { isFollowed } from '../../../follows/queries.ts'
import { checkForm } from '../../../forms/check-form.ts'
import { hiddenMaterials, seenBy } from '../../../forms/field-permission.ts'
import type { FormValues } from '../../../forms/form.ts'
import { shownAt } from '../../../forms/form-at-task.ts'
import { valuesOf } from '../../../forms/form-with.ts'
import { maskPersonal, openPersonal } from '../../../forms/personal-values.ts'
import { mayBeTakenOver } from '../../../ladder/given/queries.ts'
import { listRungs } from '../../../ladder/queries.ts'
import { listDeferrals, listMaterials, listRead, type Material } from '../../../materials/queries.ts'
import { type Requirement, requirementsOf } from '../../../materials/requirements.ts'
import { type Merging, readMerging } from '../../../merging/queries.ts'
import { listNotices, type Notice } from '../../../notices/queries.ts'
import { listPaperMaterials } from '../../../paper/queries.ts'
import { dateIn } from '../../../parks/dates.ts'
import { listNames, listOfficers, type Officer } from '../../../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import type { Tx } from '../../../plugins/database.ts'
import { applicablePermits, requiredMaterials } from '../../../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { givenWord } from '../../../promises/given-word.ts'
import { type DeemedGaps, deemedGaps } from '../../../registrations/deemed-gaps.ts'
import { PERSONAL } from '../../../submissions/prepare-submission.ts'
import { listSubmissions, type Submission } from '../../../submissions/queries.ts'
import { findDraft, type TaskDraft } from '../../../task-drafts/queries.ts'
import { listMoves, listOpinions, type TaskMove } from '../../../task-history/queries.ts'
import { visibleCommands } from '../../../task-history/visible-opinions.ts'
import { mayAnswer, mayAssign, mayCopy, mayOpenPage } from '../../../tasks/access.ts'
import type { TaskAddress } from '../../../tasks/act-on-task.ts'
import { existingTask } from '../../../tasks/existing-task.ts'
import { listTasksOf } from '../../../tasks/queries.ts'
import type { Task } from '../../../tasks/task.ts'
import { workOf } from '../../../tasks/work-of.ts'
import { languageOf } from '../../language.ts'
import type { ReadClocks } from '../../parts/clock-rows.ts'
import { givenFacts } from '../../parts/given-facts.ts'
import { type ReadJointReview, readJointReview } from './joint-review/read-joint-review.ts'
import type { Judged } from './opinions.ts'
import { type ReadRound, readRound } from './round/read-round.ts'
import { type Written, writtenOn } from './written-on.ts'

export const taskTabs = ['review', 'form', 'diagram', 'history', 'opinions'] as const

export const taskQuery = z.object({
  tab: z.enum(taskTabs).default('review'),
  material: z.string().max(100).default(''),
  version: z.coerce.number().int().min(1).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  /** Of the findings that are merged: what they are about, and which page of them. */
  group: z.string().max(120).default(''),
  found: z.coerce.number().int().min(1).max(10_000).default(1),
})

export type TaskQuery = z.output<typeof taskQuery>

/** Everything that the page of a task is made from. */
export interface TaskContent {
  readonly task: Task
  /** The form and the materials in it are without what is hidden at this task, or from who reads it. */
  readonly process: DescribedProcess
  readonly application: Application
  /** As it was submitted last, masked. */
  readonly values: FormValues
  /** What earlier tasks wrote in the form of this one, and it may read. */
  readonly given: readonly Fact[]
  readonly requirements: readonly Requirement[]
  /** What it lacks where law has accepted it as it was. */
  readonly gaps: DeemedGaps | null
  readonly versions: readonly Material[]
  readonly read: ReadonlySet<string>
  readonly submissions: readonly Submission[]
  readonly notices: readonly Notice[]
  readonly judged: readonly Judged[]
  readonly moves: readonly TaskMove[]
  readonly written: readonly Written[]
  /** What waits to be told, on the task that merges it. */
  readonly openFindings: readonly StandingFinding[] | null
  readonly merging: Merging
  /** All departments' opinions with the draft of what the lead concludes; `null` on other tasks. */
  readonly jointReview: ReadJointReview | null
  /** From the second round on; `null` before. */
  readonly round: ReadRound | null
  readonly tasks: readonly Task[]
  readonly draft: TaskDraft | null
  /** Who was shown it, and why. */
  readonly copies: readonly ShownCopy[]
  /** Who was told that it is late. */
  readonly rungs: Awaited<ReturnType<typeof listRungs>>
  /** Given to somebody who has not taken it up. */
  readonly isToBeTakenOver: boolean
  readonly isFollowed: boolean
  readonly officers: readonly Officer[]
  readonly departments: readonly Department[]
  readonly clocks: ReadClocks
  /** Cards in force that are shown at this filing. */
  readonly cards: readonly Card[]
  /** What was asked of the head about its clocks. */
  readonly clockRequests: readonly ListedRequest[]
}

/** Reads a task for its page; refuses whoever is of another department and got no copy of it. */
export async function readTask(request: FastifyRequest, at: TaskAddress): Promise<TaskContent> {
  const access = parkOf(request)
  const parkId = access.park.id
  const { personId } = personOf(request)
  return await inParkOf(request, async (tx) => {
    const task = await existingTask(tx, parkId, at.instance, at.key)
    await mustBeReadable(tx, access, task, personId)
    const copies = await copiesFor(request, tx, task)
    // Who only got a copy sees what was written no earlier than other departments do.
    const visible = mayOpenPage(task, access) ? null : await visibleCommands(tx, access, task.applicationId)
    const application = await findApplication(tx, parkId, task.applicationId)
    if (application === null) throw new Error(`Expected application ${task.applicationId}, but found none.`)
    const process = await request.server.catalogue.byHash(parkId, task.definitionHash)
    const submissions = await listSubmissions(tx, parkId, application.id)
    const form = openPersonal(submissions.at(-1) ?? application.stored, request.server.cipher, PERSONAL)
    const tasks = await listTasksOf(tx, parkId, application.id)
    const reader = applicationReader(access, application, tasks)
    const shown = seenBy(shownAt(process.form, task.node), reader)
    const hidden = hiddenMaterials(process.form, shown)
    const versions = (await listMaterials(tx, parkId, application.id)).filter(({ code }) => !hidden.has(code))
    const draftAddress = { parkId, instanceId: task.instanceId, taskKey: task.key, personId }
    return {
      task,
      process: { ...process, form: shown, materials: process.materials.filter(({ code }) => !hidden.has(code)) },
      application,
      values: valuesOf(shown, maskPersonal(process.form, form)),
      given: await givenFacts(tx, access, task, process, languageOf(request)),
      requirements: (await requirementsFor(request, tx, task, process, form, versions)).filter(
        ({ code }) => !hidden.has(code),
      ),
      gaps: await deemedGaps(request.server, tx, access, application),
      versions,
      read: await listRead(tx, parkId, application.id, personId),
      submissions,
      notices: await listNotices(tx, parkId, application.id, false),
      judged: await judgedBy(tx, parkId, application.id),
      moves: await listMoves(tx, parkId, task.instanceId, task.key),
      written: await writtenOn(tx, access, process, task, personId, visible),
      openFindings: workOf(process, task) === 'merge' ? await foundSoFar(tx, parkId, task, visible) : null,
      merging: await readMerging(tx, parkId, at),
      jointReview: visible === null ? await readJointReview(tx, parkId, process, task, application) : null,
      round: visible === null ? await readRound(tx, parkId, process, task) : null,
      copies,
      rungs: (await listRungs(tx, parkId, [task.instanceId])).filter(({ taskKey }) => taskKey === task.key),
      isToBeTakenOver: task.state === 'claimed' && (await mayBeTakenOver(tx, parkId, task.instanceId, task.key)),
      isFollowed: await isFollowed(tx, { parkId, personId, applicationId: application.id }),
      tasks,
      draft: await findDraft(tx, draftAddress),
      officers:
        mayAssign(task, access) || mayCopy(task, access, personId) || mayAnswer(task, access)
          ? await listOfficers(tx, parkId)
          : [],
      departments: await listDepartments(tx, parkId),
      clocks: await clocksFor(tx, parkId, task, process),
      cards: (await cardsAtFiling(tx, parkId, application, dateIn(access.park.zone, request.server.engine.now())))
        .shown,
      clockRequests: await listRequestsOfPlace(tx, parkId, task),
    }
  })
}

/** The materials that this task's permit asks for, or all permits where it is about none. */
async function requirementsFor(
  request: FastifyRequest,
  tx: Tx,
  task: Task,
  process: DescribedProcess,
  form: FormValues,
  versions: readonly Material[],
): Promise<readonly Requirement[]> {
  const access = parkOf(request)
  const context = formContextOf(request.server, access)
  const { values } = checkForm(process.form, form, context)
  const all = applicablePermits(process, values, context.now, context.zone) ?? [...process.permits.keys()]
  const permits = task.permit === null ? all : [task.permit]
  return requirementsOf(
    requiredMaterials(process, permits, values, context.now, context.zone),
    versions,
    await listDeferrals(tx, access.park.id, task.applicationId),
    await listPaperMaterials(tx, access.park.id, task.applicationId),
    await givenWord(tx, access.park.id, task.applicationId, process),
  )
}

async function clocksFor(tx: Tx, parkId: string, task: Task, { definition }: DescribedProcess): Promise<ReadClocks> {
  const clocks = await listClocks(tx, parkId, task.instanceId)
  const named = [definition, ...definition.nodes.values()]
  const names = new Map(named.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])))
  return { clocks, words: await listClockWords(tx, parkId, task.instanceId), names }
}

async function judgedBy(tx: Tx, parkId: string, applicationId: string): Promise<readonly Judged[]> {
  const judged: Judged[] = []
  for (const opinion of await listOpinions(tx, parkId, applicationId)) {
    judged.push({ opinion, findings: await listFindingsOfCommand(tx, parkId, opinion.commandId) })
  }
  return judged
}

async function foundSoFar(tx: Tx, parkId: string, task: Task, visible: ReadonlySet<string> | null) {
  const findings = await listOpenFindings(tx, parkId, task.applicationId)
  return visible === null ? findings : findings.filter(({ commandId }) => visible.has(commandId))
}

/** A copy with the name of who sent it. */
export type ShownCopy = TaskCopy & { readonly sender: string }

/** The copies of a task. Whoever got one has read it now. */
async function copiesFor(request: FastifyRequest, tx: Tx, task: Task): Promise<readonly ShownCopy[]> {
  const { park } = parkOf(request)
  const at = { instance: task.instanceId, key: task.key }
  await markRead(tx, park.id, at, personOf(request).personId, new Date(request.server.engine.now()))
  const copies = await listCopies(tx, park.id, at)
  const names = await listNames(
    tx,
    copies.map(({ copiedBy }) => copiedBy),
  )
  return copies.map((copy) => ({ ...copy, sender: names.get(copy.copiedBy) ?? '' }))
}
