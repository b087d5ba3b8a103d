import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../idempotency/answer-once.ts'
import { mustMove } from '../lifecycles/must-move.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { Deployed } from '../processes/deploy-files.ts'
import { readVersion } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'
import { type PublicationMove, publicationLifecycle, publicationWords } from './lifecycle.ts'
import type { PublicationRequest } from './publication.ts'
import { publishFiles } from './publish-files.ts'
import { lockPublicationRequest, updatePublicationRequest } from './queries.ts'

/** 批准发布: publishes exactly the files that were asked for, in the name of who asked; the same person again, nothing more. */
export async function approvePublication(request: FastifyRequest, id: string): Promise<Deployed> {
  const parkId = parkOf(request).park.id
  const found = await inParkOf(request, async (tx) => {
    const asked = await readRequest(request, tx, id)
    if (isPublishedBy(request, asked)) return asked
    mustBeSecond(request, await mustAllow(request, tx, id, 'approve'))
    // From here on no change of the draft withdraws it; whoever publishes goes on after a crash.
    await updatePublicationRequest(tx, parkId, id, decisionOf(request))
    return asked
  })
  if (isPublishedBy(request, found)) return await publishedBefore(request, found)
  // Whoever asked has accepted the warnings.
  const deployed = await publishFiles(request.server, parkId, found, found.askedBy, true).catch(
    async (error: unknown) => {
      await inParkOf(request, (tx) => updatePublicationRequest(tx, parkId, id, { decidedBy: null, decidedAt: null }))
      throw error
    },
  )
  const version = deployed.versions[found.processId] ?? null
  await inParkOf(request, (tx) => updatePublicationRequest(tx, parkId, id, { state: 'published', version }))
  return deployed
}

function isPublishedBy(request: FastifyRequest, { state, decidedBy }: PublicationRequest): boolean {
  return state === 'published' && decidedBy === personOf(request).personId
}

async function publishedBefore(request: FastifyRequest, { processId, version }: PublicationRequest): Promise<Deployed> {
  const { engine } = request.server
  const published = await readVersion(engine, parkOf(request).park.id, { processId, version: version ?? 0 })
  return { hash: published.row.hash, versions: { [processId]: published.row.version }, problems: [] }
}

/** 不批准, with the reason. */
export async function refusePublication(request: FastifyRequest, id: string, reason: string): Promise<void> {
  await once(request, async (tx) => {
    mustBeSecond(request, await mustAllow(request, tx, id, 'refuse'))
    if (reason.trim() === '') throw reasonMissing()
    const change = { ...decisionOf(request), state: 'refused', reason: reason.trim() } as const
    await updatePublicationRequest(tx, parkOf(request).park.id, id, change)
  })
}

/** 撤回: by who asked, nobody else. */
export async function withdrawPublication(request: FastifyRequest, id: string): Promise<void> {
  await once(request, async (tx) => {
    const { askedBy } = await mustAllow(request, tx, id, 'withdraw')
    if (askedBy !== personOf(request).personId) throw notTheAsker()
    const change = { ...decisionOf(request), state: 'withdrawn' } as const
    await updatePublicationRequest(tx, parkOf(request).park.id, id, change)
  })
}

/** The same press again does nothing more. */
async function once(request: FastifyRequest, work: (tx: Tx) => Promise<void>): Promise<void> {
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await work(tx)
      return {}
    }),
  )
}

async function readRequest(request: FastifyRequest, tx: Tx, id: string): Promise<PublicationRequest> {
  const found = await lockPublicationRequest(tx, parkOf(request).park.id, id)
  if (found === null) throw noSuchRequest()
  return found
}

/** The request, held until the transaction ends, if it allows that now. */
async function mustAllow(
  request: FastifyRequest,
  tx: Tx,
  id: string,
  move: PublicationMove,
): Promise<PublicationRequest> {
  const found = await readRequest(request, tx, id)
  mustMove(publicationLifecycle, publicationWords, found.state, move)
  if (found.decidedBy === null || (move === 'approve' && found.decidedBy === personOf(request).personId)) return found
  throw new Refusal(
    'state-does-not-allow',
    'Somebody is publishing it right now. Look again in a moment.',
    '正在发布，请稍后刷新查看。',
  )
}

function decisionOf(request: FastifyRequest) {
  return { decidedBy: personOf(request).personId, decidedAt: new Date(request.server.engine.now()) }
}

/** Nobody decides on what they asked, and no substitute on what the one asked for whom they stand in. */
function mustBeSecond(request: FastifyRequest, { askedBy }: PublicationRequest): void {
  const isSubstitute = parkOf(request).standIns.some(({ personId }) => personId === askedBy)
  if (personOf(request).personId !== askedBy && !isSubstitute) return
  throw new Refusal(
    'same-person',
    'Expected a second manager: who asked does not decide, nor does who stands in for them.',
    '申请发布的人不能批准自己的申请，其代岗人也不能：请由另一名管理员决定。',
  )
}

export function noSuchRequest(): Refusal {
  return new Refusal(
    'publication-not-found',
    'Expected a request to publish in this park, but there is none.',
    '没有该发布申请。',
  )
}

function notTheAsker(): Refusal {
  return new Refusal(
    'not-allowed',
    'Expected who asked to withdraw it. Refuse it with a reason instead.',
    '只有申请人能撤回；不同意的，请填写理由退回。',
  )
}

function reasonMissing(): Refusal {
  return new Refusal('reason-missing', 'Expected a reason, which the asker reads.', '请填写理由，申请人会看到。', [
    { field: 'reason', code: 'required', message: 'Say why.', messageZh: '请填写不批准的理由。' },
  ])
}
