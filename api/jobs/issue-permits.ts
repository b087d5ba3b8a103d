import type { Job, JobOutcome } from '../../engine/index.ts'
import { listStandingAnswers } from '../answers/queries.ts'
import { findMilestone, lockApplication } from '../applications/queries.ts'
import { HELD_BACK } from '../deferrals/queries.ts'
import { openPersonal } from '../forms/personal-values.ts'
import { listDeferrals, listMaterials } from '../materials/queries.ts'
import { listPaperMaterials } from '../paper/queries.ts'
import { newVerificationCode } from '../permits/check-word.ts'
import { combinedDocument } from '../permits/combined-document.ts'
import { judgementsOf, opinionsOf } from '../permits/judgements.ts'
import { type IssueFacts, type PlannedPermit, permitWithNumber, planPermits } from '../permits/plan-permits.ts'
import { insertCombined, insertPermit, listPermitsOf, peekNumber, takeNumber } from '../permits/queries.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import { authorityOf, permitsWithDocument } from '../process-description/permits-with-document.ts'
import { PERSONAL } from '../submissions/prepare-submission.ts'
import { findLatestSubmission } from '../submissions/queries.ts'
import { listTasksOf } from '../tasks/queries.ts'
import { applicationOf } from './application-of.ts'
import type { DrawPermits } from './draw-permits.ts'
import { departmentNames, findPark } from './queries.ts'
import { HopelessJob, textsOf } from './variables.ts'

/**
 * `issue-permits`: gives every granted permit its number, in one transaction and at one instant. Everything is drawn
 * once before any number is taken, so that what cannot be printed stands as an incident and no number is lost. A job
 * that is tried again finds the permits there.
 */
export async function issuePermits(app: AppParts, draw: DrawPermits, job: Job): Promise<JobOutcome> {
  const granted = textsOf(job, 'permitsGranted')
  mustBeAgreed(job, granted)
  const before = await app.database.inPark(job.parkId, (tx) => listPermitsOf(tx, job.parkId, job.rootInstanceId))
  if (before.length === 0) {
    await app.database.inPark(job.parkId, async (tx) => {
      await mustBeProven(app, tx, job, granted)
      await tryDrawing(app, tx, draw, job, granted)
    })
  }
  const permitIds = await app.database.inPark(job.parkId, (tx) => issue(app, tx, job, granted))
  return { type: 'completed', variables: { permitIds } }
}

/** Only what was reviewed and agreed to is issued, whatever the list says. */
function mustBeAgreed(job: Job, granted: readonly string[]): void {
  const refused = new Set(textsOf(job, 'permitsRefused'))
  const wrong = granted.filter((letter) => {
    const outcome = job.variables[`outcome${letter}`]
    return refused.has(letter) || (outcome !== 'agree' && outcome !== 'agreeWithDeferral')
  })
  if (wrong.length > 0)
    throw new HopelessJob(`Expected only agreed permits to be issued, but found ${wrong.join(', ')}.`)
}

/**
 * A deferred material that proves a legal condition may be missing during review, never when its permit is issued; one
 * that was not handed in in time holds its permits back too. The issue goes on by itself when it has come.
 */
async function mustBeProven(app: AppParts, tx: Tx, job: Job, granted: readonly string[]): Promise<void> {
  const { materials } = (await applicationOf(app, tx, job)).process
  const deferrals = await listDeferrals(tx, job.parkId, job.rootInstanceId)
  const files = await listMaterials(tx, job.parkId, job.rootInstanceId)
  const papers = await listPaperMaterials(tx, job.parkId, job.rootInstanceId)
  const provided = new Set([...files, ...papers].map(({ code }) => code))
  const missing = materials.filter(({ code, permits, provesLegalCondition }) => {
    const deferral = deferrals.find((each) => each.code === code)
    const holdsBack = provesLegalCondition === true || deferral?.state === 'breached'
    const isAsked = permits.some((letter) => granted.includes(letter))
    return deferral !== undefined && holdsBack && isAsked && !provided.has(code)
  })
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name)
  throw new HopelessJob(
    `${HELD_BACK}：容缺的${names.map(({ zh }) => zh).join('、')}是法定条件的证明或者逾期未补交，补交后自动继续。 ` +
      `Expected ${names.map(({ en }) => en).join(', ')}, which prove legal conditions or are late, before anything is issued.`,
  )
}

async function tryDrawing(
  app: AppParts,
  tx: Tx,
  draw: DrawPermits,
  job: Job,
  granted: readonly string[],
): Promise<void> {
  const facts = await factsOf(app, tx, job)
  const trial = []
  for (const [index, planned] of planPermits(facts, granted).entries()) {
    const value = await peekNumber(tx, planned.counter, planned.first)
    trial.push(permitWithNumber(facts, planned, index + 1, value))
  }
  const { application } = await applicationOf(app, tx, job)
  const { leadDepartment } = facts.process.description
  await draw(
    combinedDocument({
      application,
      process: facts.process,
      permits: trial,
      code: newVerificationCode(),
      bureau: facts.names.get(leadDepartment) ?? leadDepartment,
      acceptedAt: await findMilestone(tx, job.parkId, job.rootInstanceId, 'inReview'),
      issuedAt: new Date(facts.now),
      zone: facts.park.zone,
      config: app.config,
    }),
  )
}

async function issue(app: AppParts, tx: Tx, job: Job, granted: readonly string[]): Promise<readonly string[]> {
  // Two nodes with the same job: the second waits here and finds the first one's permits.
  await lockApplication(tx, job.parkId, job.rootInstanceId)
  const before = await listPermitsOf(tx, job.parkId, job.rootInstanceId)
  if (before.length > 0) return before.map(({ id }) => id)

  const facts = await factsOf(app, tx, job)
  const plan = planPermits(facts, granted)
  const numbers = await takeNumbers(tx, plan)
  const permits = plan.map((planned, index) => permitWithNumber(facts, planned, index + 1, numbers.get(planned) ?? 0))
  for (const permit of permits) await insertPermit(tx, job.parkId, permit)
  const code = newVerificationCode()
  await insertCombined(tx, job.parkId, job.rootInstanceId, { code, issuedAt: new Date(facts.now) })
  return permits.map(({ id }) => id)
}

/** Counters are locked in one order everywhere, so that two issues never wait for each other. */
async function takeNumbers(tx: Tx, plan: readonly PlannedPermit[]): Promise<ReadonlyMap<PlannedPermit, number>> {
  const keyOf = ({ counter }: PlannedPermit) => `${counter.issuingAuthority} ${counter.permitType} ${counter.period}`
  const numbers = new Map<PlannedPermit, number>()
  for (const planned of [...plan].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
    numbers.set(planned, await takeNumber(tx, planned.counter, planned.first))
  }
  return numbers
}

async function factsOf(app: AppParts, tx: Tx, job: Job): Promise<IssueFacts> {
  const { process } = await applicationOf(app, tx, job)
  const park = await findPark(tx, job.parkId)
  const submission = await findLatestSubmission(tx, job.parkId, job.rootInstanceId)
  if (submission === null)
    throw new Error(`Expected a submission of application ${job.rootInstanceId}, but found none.`)
  const authorities = permitsWithDocument(process).map((permit) => authorityOf(permit, park))
  const judging = [...process.permits.values()].map(({ department }) => department)
  const codes = [...authorities, ...judging, process.description.leadDepartment]
  const names = await departmentNames(tx, job.parkId, [...new Set(codes)])
  const answers = await listStandingAnswers(tx, job.parkId, job.rootInstanceId)
  const tasks = await listTasksOf(tx, job.parkId, job.rootInstanceId)
  return {
    process,
    park,
    values: openPersonal(submission, app.cipher, PERSONAL),
    names,
    judgements: judgementsOf({ process, tasks, answers, names, zone: park.zone }),
    opinions: opinionsOf(answers),
    applicationId: job.rootInstanceId,
    now: app.engine.now(),
  }
}
