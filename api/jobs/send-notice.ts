import { v7 } from 'uuid'
import type { Job, JobOutcome } from '../../engine/index.ts'
import { listStandingAnswers } from '../answers/queries.ts'
import type { Application } from '../applications/application.ts'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { readMerged } from '../merging/read-merged.ts'
import { correctionKinds, type NoticeFacts, noticeTexts } from '../notices/notice-texts.ts'
import { insertNotice, isSentBy } from '../notices/queries.ts'
import { chineseDate, dateIn } from '../parks/dates.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { Tx } from '../plugins/database.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { keepRefusedAct } from '../refused-acts/queries.ts'
import { applicationOf } from './application-of.ts'
import { departmentNames, findPark } from './queries.ts'
import { HopelessJob, textOf, textsOf } from './variables.ts'

/** `send-notice`: writes the notice that its input `kind` names; a job that is tried twice writes one. */
export async function sendNotice(app: AppParts, job: Job): Promise<JobOutcome> {
  const kind = textOf(job, 'kind')
  const text = noticeTexts[kind]
  if (text === undefined) throw new HopelessJob(`Expected a kind of notice, but found ${kind} at ${job.node}.`)
  const permit = typeof job.variables['permit'] === 'string' ? job.variables['permit'] : null

  const isSent = await app.database.inPark(job.parkId, async (tx) => {
    if (await isSentBy(tx, job.parkId, job.instanceId, job.key)) return true
    const { application, process } = await applicationOf(app, tx, job)
    const park = await findPark(tx, job.parkId)
    const now = app.engine.now()
    const answerBy = correctionKinds.has(kind)
      ? addWorkingDaysTo(officeOf(app.engine, park), now, daysToAnswer(process, kind))
      : null
    const receivedAt = job.variables['deemed'] === true ? Date.parse(textOf(job, 'receivedAt')) : null
    const facts = await factsOf(tx, job, process, application, {
      permit,
      deemedFrom: receivedAt === null ? null : chineseDate(dateIn(park.zone, receivedAt)),
      answerBy: answerBy === null ? null : chineseDate(dateIn(park.zone, answerBy)),
    })
    const merged = correctionKinds.has(kind) ? await readMerged(tx, job.parkId, process, application.id) : null
    const isReminder = kind === 'reminder'
    const isNew = await insertNotice(
      tx,
      job.parkId,
      {
        id: v7(),
        applicationId: application.id,
        instanceId: job.instanceId,
        jobKey: job.key,
        kind,
        audience: isReminder ? 'department' : 'applicant',
        department: isReminder && permit !== null ? (process.permits.get(permit)?.department ?? null) : null,
        permit,
        title: text.title,
        body: text.body(facts),
        answerBy: answerBy === null ? null : new Date(answerBy),
        sentAt: new Date(now),
      },
      merged,
    )
    if (isNew && merged !== null) await merged.tellDepartments(new Date(now))
    return isNew || (await isSentBy(tx, job.parkId, job.instanceId, job.key))
  })
  if (!isSent) await refuseSecond(app, job)
  return { type: 'completed', variables: {} }
}

/** Working days for the answer: to mend the works takes other days than to mend a filing. */
function daysToAnswer({ description }: DescribedProcess, kind: string): number {
  const { rectification, correctionDays } = description
  return kind === 'rectification' ? (rectification?.days ?? correctionDays) : correctionDays
}

/** One consolidated notice per round: what would send a second one is kept, and a person must look at the process. */
async function refuseSecond(app: AppParts, { parkId, rootInstanceId, node }: Job): Promise<never> {
  const attempt = {
    act: 'sendNotice' as const,
    applicationId: rootInstanceId,
    subject: node,
    instanceId: null,
    key: null,
    department: null,
  }
  const refusal = { parkId, id: v7(), ...attempt, personId: null, code: 'notice-already-sent' }
  await app.database.inPark(parkId, (tx) => keepRefusedAct(tx, { ...refusal, refusedAt: new Date(app.engine.now()) }))
  throw new HopelessJob(`Expected one consolidated notice per round, but ${node} would send a second one.`)
}

async function factsOf(
  tx: Tx,
  job: Job,
  process: DescribedProcess,
  application: Application,
  given: { readonly permit: string | null; readonly answerBy: string | null; readonly deemedFrom: string | null },
): Promise<NoticeFacts> {
  const { leadDepartment } = process.description
  const names = await departmentNames(tx, job.parkId, [leadDepartment])
  return {
    applicationNumber: application.number ?? '',
    enterprise: application.enterprise.name,
    project: application.project?.name ?? process.description.title.zh,
    bureau: names.get(leadDepartment) ?? leadDepartment,
    answerBy: given.answerBy,
    deemedFrom: given.deemedFrom,
    reasons: await reasonsOf(tx, job, process),
    permitName: given.permit === null ? null : (process.permits.get(given.permit)?.name.zh ?? given.permit),
  }
}

/** The reasons that were written with the negative answers, and what falls with them. */
async function reasonsOf(tx: Tx, job: Job, process: DescribedProcess): Promise<readonly string[]> {
  const answers = await listStandingAnswers(tx, job.parkId, job.rootInstanceId)
  const negative = answers.filter(({ outcome }) => ['refuse', 'notNeeded', 'notOurs'].includes(outcome ?? ''))
  const nameOf = (letter: string) => process.permits.get(letter)?.name.zh ?? letter
  const written = negative.map(({ permit, reason, legalBasis }) =>
    [
      permit === null ? '' : `${nameOf(permit)}：`,
      reason ?? '',
      legalBasis === null ? '' : `（依据：${legalBasis}）`,
    ].join(''),
  )
  const answered = new Set(negative.map(({ permit }) => permit))
  const fallen = textsOf(job, 'permitsRefused').filter((letter) => !answered.has(letter))
  return [...written, ...[...new Set(fallen)].map((letter) => `${nameOf(letter)}：其前置许可不予许可，一并不予许可。`)]
}
