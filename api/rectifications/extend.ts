import type { FastifyRequest } from 'fastify'
import { ownApplication, readableApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { isoWithOffset } from '../parks/dates.ts'
import { actorOf, commandIdOf, inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { accepted, Refusal } from '../refusal.ts'
import { wrongDepartment } from '../tasks/access.ts'
import { copyToLead } from './copy-to-lead.ts'
import { decideExtension, insertExtension } from './queries.ts'
import { openRound, type RectificationRound, readRounds } from './read-round.ts'
import { tellExtension } from './tell-extension.ts'

/** 申请延期: by the enterprise, once, before the deadline. */
export async function requestExtension(request: FastifyRequest, applicationId: string, reason: string): Promise<void> {
  const access = parkOf(request)
  const { personId: requestedBy } = personOf(request)
  const { engine, catalogue } = request.server
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await lockApplication(tx, access.park.id, applicationId)
      const { application } = await ownApplication(tx, access, applicationId)
      const process = await catalogue.byHash(access.park.id, application.definitionHash)
      const { notice } = await openRound(tx, access.park.id, application)
      mustBeOffered(process)
      const rounds = await readRounds(tx, access.park.id, application)
      if (rounds.some(({ extension }) => extension?.decision === 'granted')) throw extendedAlready()
      const row = { noticeId: notice.id, applicationId, reason, requestedBy, requestedAt: new Date(engine.now()) }
      if (!(await insertExtension(tx, access.park.id, row))) throw askedAlready()
      await copyToLead(request, tx, applicationId, process)
      return { done: true }
    }),
  )
}

/** 批准、不同意延期: by the lead department. The process hears of the later deadline; the enterprise is told either way. */
export async function answerExtension(
  request: FastifyRequest,
  applicationId: string,
  { granted, reason }: { readonly granted: boolean; readonly reason: string },
): Promise<void> {
  const access = parkOf(request)
  const { engine, catalogue } = request.server
  const commandId = commandIdOf(request)
  const command = await inParkOf(request, async (tx) => {
    await lockApplication(tx, access.park.id, applicationId)
    const { application } = await readableApplication(tx, access, applicationId)
    const process = await catalogue.byHash(access.park.id, application.definitionHash)
    mustBeLead(request, process)
    const round = await openRound(tx, access.park.id, application)
    const { days, message } = mustBeOffered(process)
    const answerBy = granted ? laterDeadline(request, round, days) : null
    const decided = await decideExtension(tx, access.park.id, round.notice.id, {
      ...{ decision: granted ? 'granted' : 'refused', decisionReason: reason, commandId, answerBy },
      ...{ decidedBy: personOf(request).personId, decidedAt: new Date(engine.now()) },
    })
    if (!decided) throw nothingToDecide()
    return answerBy === null ? null : { name: message, extendedTo: isoWithOffset(access.park.zone, answerBy.getTime()) }
  })
  if (command !== null) {
    const { name, extendedTo } = command
    const body = { type: 'deliverMessage', name, correlationKey: null, variables: { extendedTo } } as const
    const sent = { id: commandId, parkId: access.park.id, instanceId: applicationId, actor: actorOf(request), body }
    accepted(await engine.send(sent))
  }
  await tellExtension(request, applicationId)
}

/** Whether this person decides about extensions: reviewers and the head of the lead department. */
export function isLead(request: FastifyRequest, { description }: DescribedProcess): boolean {
  return parkOf(request).memberships.some(
    ({ department, post }) =>
      department === description.leadDepartment && (post === 'reviewer' || post === 'signatory'),
  )
}

/** Working days that an extension adds, and how the process hears of it; `null` = the process gives none. */
export function offeredExtension({ description }: DescribedProcess) {
  const days = description.rectification?.extensionDays ?? null
  const message = description.messages.extension
  return days === null || message === undefined ? null : { days, message }
}

/** Counted from the deadline that there was. */
function laterDeadline(request: FastifyRequest, { notice }: RectificationRound, days: number): Date {
  const { engine } = request.server
  const from = notice.answerBy?.getTime() ?? engine.now()
  return new Date(addWorkingDaysTo(officeOf(engine, parkOf(request).park), from, days))
}

function mustBeLead(request: FastifyRequest, process: DescribedProcess): void {
  if (!isLead(request, process)) throw wrongDepartment({ department: process.description.leadDepartment }, 'reviewer')
}

function mustBeOffered(process: DescribedProcess) {
  const offered = offeredExtension(process)
  if (offered !== null) return offered
  throw new Refusal('extension-refused', 'This process extends no deadline.', '本事项的整改期限不能延长。')
}

function extendedAlready(): Refusal {
  return new Refusal('extension-refused', 'It has been extended once already.', '整改期限已经延长一次，不能再次延长。')
}

function askedAlready(): Refusal {
  return new Refusal('extension-refused', 'An extension has been asked for already.', '已经申请过延期。')
}

function nothingToDecide(): Refusal {
  return new Refusal(
    'extension-refused',
    'Expected a request that waits for a decision, but nobody asked or it was decided.',
    '没有等待决定的延期申请。',
  )
}
