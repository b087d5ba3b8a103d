import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { ownApplication } from '../applications/access.ts'
import { lockApplication } from '../applications/queries.ts'
import type { UploadedFile } from '../files/receive-file.ts'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import type { Tx } from '../plugins/database.ts'
import type { EvidenceType } from '../process-description/survey-description.ts'
import { Refusal } from '../refusal.ts'
import { filesOf } from './evidence-files.ts'
import { deleteEvidence, insertEvidence, saveRectification, setPoster } from './queries.ts'
import { findingOfRound, openRound, type RectificationRound } from './read-round.ts'
import { isFilm, MOST_EVIDENCE } from './rectification.ts'

export interface FindingPlace {
  readonly applicationId: string
  readonly findingId: string
}

/** Words about one finding, and whether it is mended; until it is handed in, this may change. */
export async function sayRectified(
  request: FastifyRequest,
  place: FindingPlace,
  { words, isRectified }: { readonly words: string; readonly isRectified: boolean },
): Promise<void> {
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const { notice } = await mayRectify(request, tx, place)
      const by = { personId: personOf(request).personId, savedAt: new Date(request.server.engine.now()) }
      await saveRectification(tx, parkOf(request).park.id, { noticeId: notice.id, ...place, words, isRectified, ...by })
      return { done: true }
    }),
  )
}

/** Keeps a film or a photo of one finding. The same file twice is there once. */
export async function keepEvidence(
  request: FastifyRequest,
  place: FindingPlace,
  { fileName, mediaType, received }: UploadedFile,
): Promise<{ readonly id: string }> {
  request.uploadHash = received.sha256
  const { sha256, bytes } = await received.keep()
  return await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      const parkId = parkOf(request).park.id
      await lockApplication(tx, parkId, place.applicationId)
      const { notice, evidence } = await mayRectify(request, tx, place)
      const own = evidence.filter(({ findingId }) => findingId === place.findingId)
      const same = own.find((each) => each.sha256 === sha256)
      if (same !== undefined) return { id: same.id }
      if (own.length >= MOST_EVIDENCE) throw tooMany()
      const id = v7()
      await insertEvidence(tx, parkId, {
        ...{ id, noticeId: notice.id, ...place, sha256, bytes, fileName, posterSha256: null },
        // Its content was compared with the types that are taken here.
        mediaType: mediaType as EvidenceType,
        providedAt: new Date(request.server.engine.now()),
        providedBy: personOf(request).personId,
      })
      return { id }
    }),
  )
}

/** A frame of a film, which stands for it until it plays. */
export async function keepPoster(
  request: FastifyRequest,
  place: FindingPlace,
  evidenceId: string,
  { received }: UploadedFile,
): Promise<void> {
  const { sha256 } = await received.keep()
  await inParkOf(request, async (tx) => {
    const film = mustBeThere(await mayRectify(request, tx, place), place, evidenceId)
    if (isFilm(film)) await setPoster(tx, parkOf(request).park.id, evidenceId, sha256)
  })
}

/** Takes a film or a photo away again before it is handed in. */
export async function removeEvidence(request: FastifyRequest, place: FindingPlace, evidenceId: string): Promise<void> {
  await inParkOf(request, async (tx) => {
    mustBeThere(await mayRectify(request, tx, place), place, evidenceId)
    await deleteEvidence(tx, parkOf(request).park.id, evidenceId)
  })
}

/** The open round, for who acts for the enterprise, about a finding that its notice told. */
export async function mayRectify(
  request: FastifyRequest,
  tx: Tx,
  { applicationId, findingId }: FindingPlace,
): Promise<RectificationRound> {
  const access = parkOf(request)
  const { application } = await ownApplication(tx, access, applicationId)
  const round = await openRound(tx, access.park.id, application)
  findingOfRound(round, findingId)
  return round
}

/** What may show a rectification here, by the application's process. */
export async function evidenceRule(request: FastifyRequest, place: FindingPlace) {
  const access = parkOf(request)
  const { application } = await inParkOf(request, (tx) => ownApplication(tx, access, place.applicationId))
  const process = await request.server.catalogue.byHash(access.park.id, application.definitionHash)
  return filesOf(process.description.rectification)
}

function mustBeThere({ evidence }: RectificationRound, { findingId }: FindingPlace, id: string) {
  const found = evidence.find((each) => each.id === id && each.findingId === findingId)
  if (found !== undefined) return found
  throw new Refusal('not-found', `Expected a film or photo ${id}, but found none.`, '未找到该视频或者照片。')
}

function tooMany(): Refusal {
  return new Refusal(
    'evidence-refused',
    `Expected at most ${MOST_EVIDENCE} films and photos of one finding. Take one away first.`,
    `每个问题最多上传 ${MOST_EVIDENCE} 个视频和照片，请先删除一个。`,
  )
}
