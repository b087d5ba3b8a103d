import type { FastifyRequest } from 'fastify'
import { withReadable } from '../applications/access.ts'
import { isTheirs } from '../findings/move-findings.ts'
import { type ParkAccess, parkOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { type RectificationRound, readRounds } from './read-round.ts'
import type { Evidence } from './rectification.ts'

/** Who may look at what shows that a finding is mended: who found it, who leads, who heads or oversees the park. */
export function maySeeEvidence(
  access: ParkAccess,
  leadDepartment: string,
  { isOpen, findings }: RectificationRound,
  findingId: string,
): boolean {
  // Until it is handed in it is the enterprise's draft.
  if (isOpen) return false
  const finding = findings.find(({ id }) => id === findingId)
  return (
    (finding !== undefined && isTheirs(access, finding)) ||
    access.roles.has('overseer') ||
    access.roles.has('manager') ||
    access.memberships.some(({ department }) => department === leadDepartment)
  )
}

/** A film or photo that this person may see. */
export async function readableEvidence(request: FastifyRequest, applicationId: string, id: string): Promise<Evidence> {
  const access = parkOf(request)
  return await withReadable(request, applicationId, async (tx, application, relation) => {
    const rounds = await readRounds(tx, access.park.id, application)
    const round = rounds.find(({ evidence }) => evidence.some((each) => each.id === id))
    const found = round?.evidence.find((each) => each.id === id)
    const process = await request.server.catalogue.byHash(access.park.id, application.definitionHash)
    const { leadDepartment } = process.description
    const isSeen =
      round !== undefined &&
      found !== undefined &&
      (relation !== 'officer' || maySeeEvidence(access, leadDepartment, round, found.findingId))
    if (isSeen) return found
    throw new Refusal(
      'not-found',
      `Expected a film or photo ${id} that you may see, but found none.`,
      '未找到该视频或者照片。',
    )
  })
}
