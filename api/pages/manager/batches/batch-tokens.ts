import type { FastifyRequest } from 'fastify'
import type { TokenPart } from '../../../../templates/pages/manager/token-part.ts'
import type { BatchAct, ItemReport } from '../../../batches/batch.ts'
import { parkOf } from '../../../plugins/access.ts'
import { loadStanding, tokenPart } from '../versions/token-part.ts'

/** Further versions are told in words: each picture loads two diagrams. */
const DRAWN = 3

/** Where the tokens of a batch that migrates go, for each version that some of its instances run on. */
export async function batchTokens(
  request: FastifyRequest,
  act: BatchAct,
  items: readonly Pick<ItemReport, 'instanceId' | 'processId'>[],
): Promise<readonly TokenPart[]> {
  if (act.type !== 'migrate' || items.length === 0) return []
  const { engine } = request.server
  const parkId = parkOf(request).park.id
  const processes = new Set(items.map(({ processId }) => processId))
  const instances = await loadStanding(
    request,
    items.map(({ instanceId }) => instanceId),
  )
  const hashes = new Set(instances.map(({ definitionHash }) => definitionHash))
  const parts: TokenPart[] = []
  const rows = await engine.listDefinitions(parkId)
  for (const row of rows) {
    if (!processes.has(row.processId) || !hashes.delete(row.hash)) continue
    const newer = rows.find(({ processId, version }) => processId === row.processId && version === act.toVersion)
    if (newer === undefined || newer.hash === row.hash) continue
    const [definition, other] = [
      await engine.findDefinition(parkId, row.hash, row.processId),
      await engine.findDefinition(parkId, newer.hash, row.processId),
    ]
    if (definition === null || other === null) continue
    const versions = { from: { row, definition }, to: { row: newer, definition: other } }
    const part = tokenPart(request, { ...versions, plan: act.plan, instances }, `moves-${parts.length + 1}`)
    if (part !== null) parts.push(parts.length < DRAWN ? part : { ...part, diagrams: null })
  }
  return parts
}
