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
import { permitLifecycle } from '../permits/lifecycle.ts'
import { movePermit } from '../permits/moves/move-permit.ts'
import type { Permit } from '../permits/permit.ts'
import { findPermit } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedPermit, DescribedProcess } from '../process-description/described-process.ts'
import type { PromiseRules } from '../process-description/follow-up-rules.ts'
import { promiseLifecycle, promiseWords } from './lifecycle.ts'
import { mendingNotice, overdueNotice, type PromiseNoticeFacts, verificationNotice } from './promise-notice-texts.ts'
import { insertPromiseMove, lockFollowedPromise, type SignedPromise, updatePromise } from './queries.ts'

interface Followed {
  readonly job: Job
  readonly park: Park
  readonly promise: SignedPromise
  readonly application: Application
  readonly process: DescribedProcess
  readonly described: DescribedPermit
  readonly permit: Permit
  readonly rules: PromiseRules
  readonly at: Date
}

/**
 * `follow-promise`: does the step that its input `step` names. `remind` and `overdue` tell the department, `orderMending`
 * the enterprise; `punish` revokes the permit and writes the record. A step that is tried twice is done once.
 */
export async function followPromise(app: AppParts, job: Job): Promise<JobOutcome> {
  const step = textOf(job, 'step')
  const act = steps[step]
  if (act === undefined)
    throw new HopelessJob(`Expected a step of following a promise, but found ${step} at ${job.node}.`)
  await app.database.inPark(job.parkId, async (tx) => await act(app, tx, await caseOf(app, tx, job)))
  return { type: 'completed', variables: {} }
}

type Step = (app: AppParts, tx: Tx, followed: Followed) => Promise<void>

const steps: { readonly [step: string]: Step } = {
  remind: async (_app, tx, followed) => {
    const { promise } = followed
    if (promise.state === 'signed')
      await tell(tx, followed, verificationNotice(await factsOf(tx, followed)), 'department')
  },
  overdue: async (_app, tx, followed) => {
    const { promise } = followed
    if (promise.state === 'signed') await tell(tx, followed, overdueNotice(await factsOf(tx, followed)), 'department')
  },
  orderMending: async (app, tx, followed) => {
    const { park, promise, at } = followed
    if (promise.state !== 'broken') return
    const days = promise.terms.mendingDays
    const mendBy = addWorkingDaysTo(officeOf(app.engine, park), at.getTime(), days)
    await updatePromise(tx, park.id, promise.id, { mendBy: new Date(mendBy) })
    const order = { days, mendOn: chineseDate(dateIn(park.zone, mendBy)), legalBasis: followed.rules.legalBasis }
    await tell(tx, followed, mendingNotice(await factsOf(tx, followed), order), 'applicant')
  },
  punish: async (_app, tx, followed) => await punish(tx, followed),
}

async function punish(tx: Tx, followed: Followed): Promise<void> {
  const { job, park, promise, application, permit, rules, at, process } = followed
  if (promise.state !== 'broken') return
  const isFalse = job.variables['result'] === 'false'
  const material = process.materials.find(({ code }) => code === promise.code)?.name.zh ?? promise.code
  const why = isFalse
    ? `就“${material}”所作的告知承诺与事实不符，承诺内容虚假。`
    : `就“${material}”所作的告知承诺未履行，责令改正后逾期未改正。`
  const state = mustMove(promiseLifecycle, promiseWords, promise.state, 'punish')
  await updatePromise(tx, park.id, promise.id, { state })
  const move = { id: v5('punish', promise.id), promiseId: promise.id, move: 'punish', words: why } as const
  await insertPromiseMove(tx, park.id, { ...move, movedBy: null, movedAt: at })
  if (permitLifecycle.advance(permit.state, 'revoke') !== null) {
    await movePermit(tx, park.id, permit, {
      id: v5('revoke', promise.id),
      ...{ move: 'revoke', reason: why, legalBasis: rules.legalBasis },
      by: { cause: `promise:${promise.id}` },
      at,
    })
  }
  const today = dateIn(park.zone, at.getTime())
  await insertCreditRecord(tx, park.id, {
    id: v7(),
    enterpriseId: application.enterprise.id,
    kind: isFalse ? 'promiseFalse' : 'promiseBroken',
    ...{ barsDeferral: true, barsPromise: true },
    source: `promise:${promise.id}`,
    applicationId: application.id,
    why,
    fromOn: today,
    untilOn: monthsAfter(today, rules.creditMonths),
  })
}

async function caseOf(app: AppParts, tx: Tx, job: Job): Promise<Followed> {
  const { parkId } = job
  const promise = await lockFollowedPromise(tx, parkId, job.instanceId)
  if (promise?.permitId == null)
    throw new HopelessJob(`Expected ${job.instanceId} to follow a promise, but it does not.`)
  const application = await findApplication(tx, parkId, promise.applicationId)
  const permit = await findPermit(tx, parkId, promise.permitId)
  if (application === null || permit === null) throw new Error(`Expected permit and application of ${promise.id}.`)
  const process = await app.catalogue.byHash(parkId, application.definitionHash)
  const described = process.permits.get(promise.permit)
  const rules = process.description.promises
  if (described === undefined || rules === undefined) {
    throw new HopelessJob(`Expected rules for promises of ${promise.permit} in process.json, but found none.`)
  }
  const park = await findPark(tx, parkId)
  return { job, park, promise, application, process, described, permit, rules, at: new Date(app.engine.now()) }
}

async function factsOf(tx: Tx, followed: Followed): Promise<PromiseNoticeFacts> {
  const { park, promise, application, process, described, permit } = followed
  const names = await departmentNames(tx, park.id, [described.department])
  return {
    enterprise: application.enterprise.name,
    project: application.project?.name ?? process.description.title.zh,
    applicationNumber: application.number ?? '',
    material: process.materials.find(({ code }) => code === promise.code)?.name.zh ?? promise.code,
    permit: `${permit.printed.title}（${permit.number}）`,
    verifyBy: promise.verifyBy === null ? '' : chineseDate(dateIn(park.zone, promise.verifyBy.getTime())),
    department: names.get(described.department) ?? described.department,
  }
}

/** Once for each job, however often it is tried. */
async function tell(
  tx: Tx,
  { job, application, described, promise, at }: Followed,
  notice: { readonly kind: string; readonly title: string; readonly body: string },
  audience: 'applicant' | 'department',
): Promise<void> {
  const { instanceId, key } = job
  const about = { applicationId: application.id, instanceId, jobKey: key, permit: promise.permit }
  const to = { audience, department: audience === 'department' ? described.department : null }
  const row = { id: v5(`notice/${key}`, instanceId), ...about, ...notice, ...to, answerBy: null, sentAt: at }
  await insertNotice(tx, job.parkId, row, null)
}
