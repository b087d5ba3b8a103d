import type { ProcessDefinition } from '../../engine/index.ts'
import type { ProcessCatalogue } from '../process-description/process-catalogue.ts'
import { Refusal } from '../refusal.ts'
import type { ReadVersion } from './migration-order.ts'
import type { RunningInstance } from './queries.ts'

/**
 * An application keeps the forms, materials and permits that it was accepted under; only its flow migrates. A version
 * whose tasks ask for others is refused: nobody could answer them.
 */
export async function mustBeDescribed(
  catalogue: ProcessCatalogue,
  parkId: string,
  { applicationHash, number, id }: Pick<RunningInstance, 'applicationHash' | 'number' | 'id'>,
  { row, definition }: ReadVersion,
): Promise<void> {
  if (applicationHash === null) return
  const { forms, permits } = await catalogue.byHash(parkId, applicationHash)
  const { forms: asked, permits: named } = wordsOf(definition)
  const missing = [...asked.filter((form) => !forms.has(form)), ...named.filter((permit) => !permits.has(permit))]
  if (missing.length === 0) return
  const words = [...new Set(missing)].join(', ')
  throw new Refusal(
    'form-not-described',
    `Version ${row.version} asks for ${words}, which application ${number ?? id} was not accepted with. Let it finish by its own version.`,
    `第 ${row.version} 版要用到 ${words}，而申请 ${number ?? id} 受理时没有这些内容，请按原版本办完。`,
  )
}

function wordsOf({ nodes }: ProcessDefinition) {
  const all = [...nodes.values()]
  return {
    forms: all.flatMap((node) => ('form' in node && node.form !== null ? [node.form] : [])),
    permits: all.flatMap((node) => ('permit' in node && node.permit !== null ? [node.permit] : [])),
  }
}
