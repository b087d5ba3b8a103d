import { v5, v7 } from 'uuid'
import type { Job, JobOutcome } from '../../engine/index.ts'
import type { Application } from '../applications/application.ts'
import { findApplication } from '../applications/queries.ts'
import { monthsAfter } from '../credit/months-after.ts'
import { insertCreditRecord } from '../credit/queries.ts'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { departmentNames, findPark } from '../jobs/queries.ts'
import { HopelessJob, textOf } from '../jobs/variables.ts'
import { mustMove } from '../lifecycles/must-move.ts'
import { insertNotice } from '../notices/queries.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { Park } from '../parks/park.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedMaterial, DescribedProcess } from '../process-description/described-process.ts'
import type { DeferralRules } from '../process-description/follow-up-rules.ts'
import { breachNotice, type DeferralNoticeFacts, reminderNotice } from './deferral-notice-texts.ts'
import { deferralLifecycle, deferralWords } from './lifecycle.ts'
import { type FollowedDeferral, lockFollowedDeferral, updateDeferral } from './queries.ts'
import { releaseHeldIssue } from './release-held-issue.ts'
import { restoreUse, revokeSuspended, suspendUse } from './suspended-permits.ts'

/** Everything that a step of following a deferral needs, with the deferral held until the transaction ends. */
export interface FollowedCase {
  readonly job: Job
  readonly park: Park
  readonly deferral: FollowedDeferral & { readonly countedFrom: Date }
  readonly application: Application
  readonly process: DescribedProcess
  readonly material: DescribedMaterial
  readonly rules: DeferralRules
  readonly at: Date
}

/**
 * `follow-deferral`: does the step that its input `step` names. `remind` before the due day; `breach` on it, which gives
 * `breach` (`yes`, `no` where the material has come, `notYet` where the calendar has moved the day); `settle` when the
 * material has come; `revoke` when it has not come after the rule's days. A step that is tried twice is done once.
 */
export async function followDeferral(app: AppParts, job: Job): Promise<JobOutcome> {
  const step = textOf(job, 'step')
  const act = steps[step]
  if (act === undefined)
    throw new HopelessJob(`Expected a step of following a deferral, but found ${step} at ${job.node}.`)
  const variables = await app.database.inPark(job.parkId, async (tx) => await act(app, tx, await caseOf(app, tx, job)))
  // What is held back waits as an incident of another instance: let go on when this is written.
  if (step === 'settle') await releaseHeldIssue(app, job)
  return { type: 'completed', variables }
}

type Step = (app: AppParts, tx: Tx, followed: FollowedCase) => Promise<{ readonly [name: string]: string }>

const steps: { readonly [step: string]: Step } = {
  remind: async (app, tx, followed) => {
    if (followed.deferral.state === 'open') await tell(tx, followed, reminderNotice(await factsOf(app, tx, followed)))
    return {}
  },
  breach: async (app, tx, followed) => ({ breach: await breach(app, tx, followed) }),
  settle: async (_app, tx, followed) => {
    await restoreUse(tx, followed)
    return {}
  },
  revoke: async (_app, tx, followed) => {
    await (followed.deferral.providedAt === null ? revokeSuspended : restoreUse)(tx, followed)
    return {}
  },
}

async function breach(app: AppParts, tx: Tx, followed: FollowedCase): Promise<'yes' | 'no' | 'notYet'> {
  const { park, deferral, application, rules, at } = followed
  if (deferral.state === 'breached') return 'yes'
  if (deferral.state !== 'open') return 'no'
  const office = officeOf(app.engine, park)
  const dueAt = addWorkingDaysTo(office, deferral.countedFrom.getTime(), deferral.days)
  if (at.getTime() < dueAt) {
    await updateDeferral(tx, park.id, deferral, { dueAt: new Date(dueAt) })
    return 'notYet'
  }
  const state = mustMove(deferralLifecycle, deferralWords, deferral.state, 'breach')
  await updateDeferral(tx, park.id, deferral, { state, endedAt: at })
  const today = dateIn(park.zone, at.getTime())
  const untilOn = monthsAfter(today, rules.creditMonths)
  const facts = await factsOf(app, tx, followed)
  const suspended = await suspendUse(tx, followed)
  await tell(
    tx,
    followed,
    breachNotice(facts, {
      suspended,
      revokeOn: chineseDate(dateIn(park.zone, addWorkingDaysTo(office, at.getTime(), rules.revokeAfterDays))),
      barredUntil: chineseDate(untilOn),
      legalBasis: rules.legalBasis,
    }),
  )
  await insertCreditRecord(tx, park.id, {
    id: v7(),
    enterpriseId: application.enterprise.id,
    kind: 'deferralBreached',
    ...{ barsDeferral: true, barsPromise: false },
    source: `deferral:${application.id}:${deferral.code}`,
    applicationId: application.id,
    why: `容缺的“${facts.material}”应于 ${facts.due} 前补交，逾期未补交。`,
    fromOn: today,
    untilOn,
  })
  return 'yes'
}

async function caseOf(app: AppParts, tx: Tx, job: Job): Promise<FollowedCase> {
  const deferral = await lockFollowedDeferral(tx, job.parkId, job.instanceId)
  if (deferral?.countedFrom == null)
    throw new HopelessJob(`Expected ${job.instanceId} to follow a deferral, but it does not.`)
  const application = await findApplication(tx, job.parkId, deferral.applicationId)
  if (application === null) throw new Error(`Expected application ${deferral.applicationId}, but found none.`)
  const process = await app.catalogue.byHash(job.parkId, application.definitionHash)
  const material = process.materials.find(({ code }) => code === deferral.code)
  const rules = process.description.deferral
  if (material === undefined || rules === undefined) {
    throw new HopelessJob(`Expected rules for the deferral of ${deferral.code} in process.json, but found none.`)
  }
  const { countedFrom } = deferral
  const at = new Date(app.engine.now())
  const park = await findPark(tx, job.parkId)
  return { job, park, deferral: { ...deferral, countedFrom }, application, process, material, rules, at }
}

async function factsOf(app: AppParts, tx: Tx, followed: FollowedCase): Promise<DeferralNoticeFacts> {
  const { park, deferral, application, process, material } = followed
  const { leadDepartment, title } = process.description
  const dueAt = addWorkingDaysTo(officeOf(app.engine, park), deferral.countedFrom.getTime(), deferral.days)
  return {
    enterprise: application.enterprise.name,
    project: application.project?.name ?? title.zh,
    applicationNumber: application.number ?? '',
    material: material.name.zh,
    due: chineseDate(dateIn(park.zone, dueAt)),
    bureau: (await departmentNames(tx, park.id, [leadDepartment])).get(leadDepartment) ?? leadDepartment,
  }
}

/** Once for each job, however often it is tried. */
async function tell(
  tx: Tx,
  { job, application, at }: FollowedCase,
  notice: { readonly kind: string; readonly title: string; readonly body: string },
): Promise<void> {
  const { instanceId, key } = job
  await insertNotice(
    tx,
    job.parkId,
    {
      id: v5(`notice/${key}`, instanceId),
      applicationId: application.id,
      ...{ instanceId, jobKey: key, ...notice },
      audience: 'applicant',
      ...{ department: null, permit: null, answerBy: null },
      sentAt: at,
    },
    null,
  )
}
