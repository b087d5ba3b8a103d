import type { FastifyRequest } from 'fastify'
import { addWorkingDaysTo } from '../deadlines/add-working-days.ts'
import { officeOf } from '../deadlines/office.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { advancedNotice, lockedNotice, noSuchNotice } from './locked-notice.ts'
import { isUnanswered, type OversightAct, type OversightNotice } from './notice.ts'
import {
  findOversightNotice,
  insertOversightAct,
  listOversightActs,
  type NewOversightAct,
  updateOversightNotice,
} from './queries.ts'
import { type AskedNotice, raiseNotice } from './raise-notice.ts'

/** What people do with a notice that was raised. */
export type OversightDeed = 'answer' | 'sendBack' | 'close'

export interface ReadNotice {
  readonly notice: OversightNotice
  readonly acts: readonly OversightAct[]
}

/** The departments whose notices this person sees; `null` = all, for who manages or oversees the park. */
export function visibleDepartments({ roles, memberships, standIns }: ParkAccess): readonly string[] | null {
  if (roles.has('overseer') || roles.has('manager')) return null
  return [...new Set([...memberships, ...standIns].map(({ department }) => department))]
}

/** Whether this person answers for a department: who judges there, or signs. */
export function mayAnswer({ memberships, standIns }: ParkAccess, department: string): boolean {
  return [...memberships, ...standIns].some(
    (each) => each.department === department && (each.post === 'reviewer' || each.post === 'signatory'),
  )
}

/** The notice as it stands now, with what was done with it. */
export async function readNotice(request: FastifyRequest, id: string): Promise<ReadNotice> {
  const access = parkOf(request)
  return await inParkOf(request, async (tx) => {
    const found = await findOversightNotice(tx, access.park.id, id)
    const own = visibleDepartments(access)
    if (found === null || (own !== null && !own.includes(found.department))) throw noSuchNotice(id)
    const now = nowOf(request)
    // Nothing is written, and nobody kept waiting, unless time has moved it.
    const notice = isUnanswered(found, now.getTime()) ? await lockedNotice(tx, { park: access.park, now }, id) : found
    return { notice, acts: await listOversightActs(tx, access.park.id, id) }
  })
}

/** Raises a notice, once per Idempotency-Key. Gives its id. */
export async function raiseByHand(request: FastifyRequest, asked: AskedNotice): Promise<string> {
  const { park } = parkOf(request)
  const by = { park, office: officeOf(request.server.engine, park), personId: personOf(request).personId }
  const { id } = await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => ({ id: await raiseNotice(tx, { ...by, now: nowOf(request) }, asked) })),
  )
  return id
}

/** Answers it, closes it or sends it back, once per Idempotency-Key. */
export async function actOnNotice(
  request: FastifyRequest,
  id: string,
  deed: OversightDeed,
  words: string,
): Promise<void> {
  const { notice } = await readNotice(request, id)
  if (deed === 'answer' && !mayAnswer(parkOf(request), notice.department)) throw ofAnother(notice)
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await doIt(request, tx, id, deed, words.trim())
      return {}
    }),
  )
}

async function doIt(request: FastifyRequest, tx: Tx, id: string, deed: OversightDeed, words: string): Promise<void> {
  const { park } = parkOf(request)
  const now = nowOf(request)
  const notice = await lockedNotice(tx, { park, now }, id)
  const state = advancedNotice(notice, deed)
  if (words === '' && deed !== 'close') throw wordsMissing(deed)
  const answerBy =
    deed === 'sendBack'
      ? new Date(addWorkingDaysTo(officeOf(request.server.engine, park), now.getTime(), notice.answerDays))
      : notice.answerBy
  await updateOversightNotice(tx, park.id, id, { state, answerBy })
  const act: NewOversightAct = {
    ...{ act: deed, words: words === '' ? null : words },
    ...{ personId: personOf(request).personId, actedAt: now },
  }
  await insertOversightAct(tx, park.id, id, act)
}

function nowOf(request: FastifyRequest): Date {
  return new Date(request.server.engine.now())
}

function wordsMissing(deed: 'answer' | 'sendBack'): Refusal {
  const [message, messageZh] =
    deed === 'answer' ? ['Write the answer.', '请写明答复内容。'] : ['Write why it is sent back.', '请写明退回的理由。']
  return new Refusal('reason-missing', message, messageZh, [
    { field: 'words', code: 'reason-missing', message, messageZh },
  ])
}

function ofAnother({ department }: OversightNotice): Refusal {
  return new Refusal(
    'oversight-of-another-department',
    `Expected somebody who reviews or signs in ${department}, which the notice went to.`,
    '督办单只能由被督办部门的审查人员或者负责人答复。',
  )
}
