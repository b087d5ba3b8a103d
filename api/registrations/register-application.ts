import { v7 } from 'uuid'
import { formContextOf } from '../applications/access.ts'
import type { Application } from '../applications/application.ts'
import { findApplication, insertApplication, recordNumberAndProject } from '../applications/queries.ts'
import {
  addAndLockEnterprise,
  findEnterprises,
  type KnownEnterprise,
  registerEnterprises,
} from '../enterprises/queries.ts'
import type { FormValues } from '../forms/form.ts'
import { sealPersonal } from '../forms/personal-values.ts'
import { insertPaperMaterial } from '../paper/queries.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { projectOf } from '../projects/project-of.ts'
import { settleQueryCode } from '../query-codes/queries.ts'
import { applicationNumber, PERSONAL, variablesOf } from '../submissions/prepare-submission.ts'
import { insertSubmission, type Submission } from '../submissions/queries.ts'
import { formInvalid } from '../submissions/submission-problems.ts'
import { insertRegistration, listConflicts } from './queries.ts'
import { applicationUnderWay, type HandedOver, paperProblems } from './registration-problems.ts'
import { checkShortForm } from './short-form.ts'

export interface RegistrationOrder {
  readonly process: DescribedProcess
  /** The short form, as it was typed. */
  readonly typed: FormValues
  readonly papers: readonly HandedOver[]
  /** Why it is filed although another application is under way. */
  readonly conflictReason: string | null
  readonly commandId: string
  readonly personId: string
}

/**
 * 收件登记: files an application for an enterprise whose people came in person. It is received at once, so that the five
 * working days of 行政许可法 art. 32 run; the whole form is asked for before it is accepted. Its command is still to be
 * sent.
 */
export async function registerApplication(
  app: AppParts,
  tx: Tx,
  access: ParkAccess,
  order: RegistrationOrder,
): Promise<Submission> {
  const { park } = access
  const { process, papers, personId } = order
  const code = String(order.typed['creditCode'] ?? '')
    .trim()
    .toUpperCase()
  const [known] = await findEnterprises(tx, [code])
  const typed = { ...order.typed, ...(known === undefined ? {} : fromRegister(known)) }
  const { values, errors } = checkShortForm(process.form, typed, formContextOf(app, access))
  const problems = [...errors, ...paperProblems(process, papers)]
  if (problems.length > 0) throw formInvalid({ values, errors: problems })

  // Locked: what is filed for one enterprise at two windows comes one after the other, and sees each other.
  const owner = await addAndLockEnterprise(tx, known ?? newEnterprise(values))
  await registerEnterprises(tx, park.id, [owner.id])
  const projectCode = String(values['projectCode'] ?? '')
  const conflicts = await listConflicts(tx, park.id, { creditCode: owner.creditCode, projectCode })
  if (conflicts.length > 0 && order.conflictReason === null) throw applicationUnderWay(conflicts)

  const registeredAt = new Date(app.engine.now())
  const application = await newApplication(app, tx, park.id, { order, values, enterpriseId: owner.id, registeredAt })
  const registered = { registeredBy: personId, registeredAt }
  const conflictReason = conflicts.length === 0 ? null : order.conflictReason
  await insertRegistration(tx, park.id, application.id, { ...registered, conflictReason })
  for (const paper of papers) await insertPaperMaterial(tx, park.id, application.id, { ...paper, ...registered })
  const project = await projectOf(tx, park.id, application, values, registeredAt)
  const number = await applicationNumber(tx, park, app.engine.now())
  await settleQueryCode(tx, park.id, application.id, number)
  await recordNumberAndProject(tx, park.id, application.id, { number, projectId: project?.id ?? null })

  const submission: Submission = {
    parkId: park.id,
    commandId: order.commandId,
    applicationId: application.id,
    round: 1,
    definitionHash: process.hash,
    ...sealPersonal(process.form, values, app.cipher, PERSONAL),
    materials: papers.map(({ code }) => ({ code, state: 'provided', version: null })),
    command: {
      type: 'startInstance',
      processId: process.description.process,
      variables: variablesOf(process, {}, park, app.engine.now()),
    },
    submittedBy: personId,
    onBehalfOf: owner.id,
    receivedAt: registeredAt,
  }
  await insertSubmission(tx, submission)
  return submission
}

function fromRegister({ creditCode, name, legalRepresentative, registeredAddress }: KnownEnterprise): FormValues {
  return { creditCode, enterpriseName: name, legalRepresentative, registeredAddress }
}

function newEnterprise(values: FormValues): KnownEnterprise {
  return {
    id: v7(),
    creditCode: String(values['creditCode']),
    name: String(values['enterpriseName']),
    legalRepresentative: String(values['legalRepresentative']),
    registeredAddress: String(values['registeredAddress']),
    representativeIdEncrypted: null,
  }
}

async function newApplication(
  app: AppParts,
  tx: Tx,
  parkId: string,
  given: {
    readonly order: RegistrationOrder
    readonly values: FormValues
    readonly enterpriseId: string
    readonly registeredAt: Date
  },
): Promise<Application> {
  const { process, personId } = given.order
  const id = v7()
  await insertApplication(tx, {
    parkId,
    id,
    processId: process.description.process,
    definitionHash: process.hash,
    enterpriseId: given.enterpriseId,
    stored: sealPersonal(process.form, given.values, app.cipher, PERSONAL),
    prefilled: {},
    createdBy: personId,
    createdAt: given.registeredAt,
  })
  const created = await findApplication(tx, parkId, id)
  if (created === null) throw new Error(`Expected application ${id} to be there, but found none.`)
  return created
}
