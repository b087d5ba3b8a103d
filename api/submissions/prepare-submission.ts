import type { Variables } from '../../engine/index.ts'
import { formContextOf, ownApplication } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import {
  lockApplication,
  nextApplicationNumber,
  recordNumberAndProject,
  recordPromise,
} from '../applications/queries.ts'
import { markToldFixed } from '../findings/mark-told-fixed.ts'
import { checkForm } from '../forms/check-form.ts'
import type { FormValues } from '../forms/form.ts'
import { openPersonal, sealPersonal } from '../forms/personal-values.ts'
import { routingVariables } from '../forms/routing-variables.ts'
import { listDeferrals, listMaterials } from '../materials/queries.ts'
import { requirementsOf } from '../materials/requirements.ts'
import { findPaperPromise, listPaperMaterials } from '../paper/queries.ts'
import { dateIn, isoWithOffset } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { applicablePermits, requiredMaterials } from '../process-description/applicable-permits.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { authorityOf, permitsWithDocument } from '../process-description/permits-with-document.ts'
import { projectOf } from '../projects/project-of.ts'
import { givenWord } from '../promises/given-word.ts'
import { settleQueryCode } from '../query-codes/queries.ts'
import { handInRectification } from '../rectifications/hand-in.ts'
import { Refusal } from '../refusal.ts'
import { permitsToOpen } from './permits-to-open.ts'
import { findLatestSubmission, findSubmission, insertSubmission, nextRound, type Submission } from './queries.ts'
import { formInvalid, materialsMissing, promiseMissing, submissionKind } from './submission-problems.ts'

export interface SubmissionOrder {
  readonly applicationId: string
  readonly commandId: string
  readonly personId: string
}

/** Purpose of the encrypted columns of applications and submissions. */
export const PERSONAL = 'applications.personal'

/** Freezes what was filled in: everything that must be right before a department sees it is checked here, at once. */
export async function prepareSubmission(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: SubmissionOrder,
): Promise<Submission> {
  const { park } = access
  await lockApplication(tx, park.id, order.applicationId)
  const { application, relation } = await ownApplication(tx, access, order.applicationId)
  const repeated = await findSubmission(tx, park.id, order.commandId)
  if (repeated !== null) return sameSubmission(repeated, order)

  const kind = submissionKind(application)
  const process = await app.catalogue.byHash(park.id, application.definitionHash)
  const typed = openPersonal(application.stored, app.cipher, PERSONAL)
  const context = formContextOf(app, access)
  const checked = checkForm(process.form, typed, context)
  const errors = [...checked.errors, ...foreignEnterprise(application, checked.values)]
  if (errors.length > 0) throw formInvalid({ ...checked, errors })

  const permits = applicablePermits(process, checked.values, context.now, context.zone) ?? []
  const required = requiredMaterials(process, permits, checked.values, context.now, context.zone)
  const requirements = requirementsOf(
    required,
    await listMaterials(tx, park.id, application.id),
    await listDeferrals(tx, park.id, application.id),
    await listPaperMaterials(tx, park.id, application.id),
    await givenWord(tx, park.id, application.id, process),
  )
  const missing = requirements.filter(({ isMet }) => !isMet)
  if (missing.length > 0) throw materialsMissing(missing)

  const receivedAt = new Date(context.now)
  if (application.promisedAt === null) {
    // An owner who submits signs the promise with it; for anybody else it must have been signed before.
    if (relation === 'owner') await recordPromise(tx, park.id, application.id, order.personId, receivedAt)
    else if ((await findPaperPromise(tx, park.id, application.id)) === null) throw promiseMissing()
  }
  const { personId, commandId } = order
  if (kind === 'correction') {
    await handInRectification(tx, park.id, application, { personId, commandId, movedAt: receivedAt })
    await markToldFixed(tx, park.id, application.id, { personId, commandId, movedAt: receivedAt })
  }
  if (kind === 'first') await recordNumberAndProject(tx, park.id, application.id, await identity())

  const opened = application.state === 'inCorrection' ? await newlyOpened() : {}
  const submission: Submission = {
    parkId: park.id,
    commandId: order.commandId,
    applicationId: application.id,
    round: await nextRound(tx, park.id, application.id),
    definitionHash: process.hash,
    ...sealPersonal(process.form, checked.values, app.cipher, PERSONAL),
    materials: requirements.map(({ code, state, material }) => ({ code, state, version: material?.version ?? null })),
    command: commandOf(kind, process, { ...variablesOf(process, checked.values, park, context.now), ...opened }),
    submittedBy: order.personId,
    onBehalfOf: relation === 'assistant' || relation === 'window' ? application.enterprise.id : null,
    receivedAt,
  }
  await insertSubmission(tx, submission)
  return submission

  async function newlyOpened() {
    const latest = await findLatestSubmission(tx, park.id, application.id)
    const before = applicablePermits(process, latest?.form ?? {}, context.now, context.zone) ?? []
    return await permitsToOpen(tx, park.id, application.id, permits, before)
  }

  async function identity() {
    const project = await projectOf(tx, park.id, application, checked.values, receivedAt)
    const number = application.number ?? (await applicationNumber(tx, park, context.now))
    await settleQueryCode(tx, park.id, application.id, number)
    return { number, projectId: project?.id ?? null }
  }
}

function sameSubmission(submission: Submission, order: SubmissionOrder): Submission {
  if (submission.applicationId === order.applicationId && submission.submittedBy === order.personId) return submission
  throw new Refusal(
    'idempotency-key-reused',
    `Expected a new Idempotency-Key, but ${order.commandId} was used for another submission.`,
    `Idempotency-Key ${order.commandId} 已用于其他提交，请更换。`,
  )
}

function foreignEnterprise({ enterprise }: Application, values: FormValues) {
  const code = values['creditCode']
  return code === undefined || code === null || code === enterprise.creditCode
    ? []
    : [
        {
          field: 'creditCode',
          code: 'credit-code-of-another-enterprise',
          message: `Expected the credit code of ${enterprise.name}, ${enterprise.creditCode}, but found another.`,
          messageZh: `应为申请企业 ${enterprise.name} 的统一社会信用代码 ${enterprise.creditCode}。`,
        },
      ]
}

/** `SQ20240425001`: consecutive within park and day. */
export async function applicationNumber(tx: Tx, park: Park, now: number): Promise<string> {
  const day = dateIn(park.zone, now)
  const next = await nextApplicationNumber(tx, park.id, day)
  return `SQ${day.replaceAll('-', '')}${String(next).padStart(3, '0')}`
}

/** What the process may know: routing facts, when it was received, and who issues what in this park. */
export function variablesOf(process: DescribedProcess, values: FormValues, park: Park, now: number): Variables {
  return {
    ...routingVariables(process.form, values),
    receivedAt: isoWithOffset(park.zone, now),
    issuingAuthorities: Object.fromEntries(
      permitsWithDocument(process).map((permit) => [permit.letter, authorityOf(permit, park)]),
    ),
  }
}

function commandOf(
  kind: 'first' | 'correction',
  process: DescribedProcess,
  variables: Variables,
): Submission['command'] {
  const { description } = process
  return kind === 'first'
    ? { type: 'startInstance', processId: description.process, variables }
    : { type: 'deliverMessage', name: description.messages.correction, variables }
}
