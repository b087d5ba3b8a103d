import type { Tx } from '../plugins/database.ts'
import { isUntold } from './finding.ts'
import { type MoveOrder, markFixed } from './move-findings.ts'
import { listStandingFindings } from './queries.ts'

/** Whoever hands in a correction says of everything that was told that it is mended; it counts with the submission. */
export async function markToldFixed(
  tx: Tx,
  parkId: string,
  applicationId: string,
  order: Omit<MoveOrder, 'applicationId' | 'instanceId'>,
): Promise<void> {
  const standing = await listStandingFindings(tx, parkId, applicationId)
  const waiting = standing.filter(
    (finding) => ['open', 'reopened'].includes(finding.state) && !finding.isSetAside && !isUntold(finding),
  )
  if (waiting.length === 0) return
  const ids = waiting.map(({ id }) => id)
  await markFixed(tx, parkId, ids, { ...order, applicationId, instanceId: applicationId })
}
