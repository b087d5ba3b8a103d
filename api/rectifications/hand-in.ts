import type { Application } from '../applications/application.ts'
import { type MoveOrder, markFixed } from '../findings/move-findings.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { type RectificationRound, readRounds } from './read-round.ts'

/**
 * Goes with the submission that answers a notice of rectification: every finding must be shown and marked, and counts as
 * fixed once the submission has arrived. Nothing where the notice asked for something else.
 */
export async function handInRectification(
  tx: Tx,
  parkId: string,
  application: Application,
  order: Omit<MoveOrder, 'applicationId' | 'instanceId'>,
): Promise<void> {
  const round = (await readRounds(tx, parkId, application)).at(-1)
  if (round?.isOpen !== true) return
  const missing = missingIn(round)
  if (missing.length > 0) throw incomplete(missing)
  // Whoever has said so of one by itself need not say it again.
  const ids = round.findings.filter(({ state }) => state !== 'fixed').map(({ id }) => id)
  await markFixed(tx, parkId, ids, { ...order, applicationId: application.id, instanceId: application.id })
}

/** Findings that are not marked as rectified, or that nothing shows. */
export function missingIn({ findings, said, evidence }: RectificationRound) {
  return findings.flatMap((finding) => {
    const isMarked = said.some(({ findingId, isRectified }) => findingId === finding.id && isRectified)
    const isShown = evidence.some(({ findingId }) => findingId === finding.id)
    return isMarked && isShown ? [] : [{ finding, isMarked, isShown }]
  })
}

function incomplete(missing: ReturnType<typeof missingIn>): Refusal {
  return new Refusal(
    'rectification-incomplete',
    `Expected every finding to be rectified and shown, but ${missing.length} are not.`,
    `还有 ${missing.length} 个问题没有整改完：每个问题都要上传视频或者照片，并标记为已整改。`,
    missing.map(({ finding: { id, whatIsWrong }, isShown }) => ({
      field: `finding-${id}`,
      code: isShown ? 'not-marked' : 'not-shown',
      message: isShown ? `Mark as rectified: ${whatIsWrong}` : `Upload a film or a photo: ${whatIsWrong}`,
      messageZh: isShown ? `请标记为已整改：${whatIsWrong}` : `请上传视频或者照片：${whatIsWrong}`,
    })),
  )
}
