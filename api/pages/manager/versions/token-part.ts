import type { FastifyRequest } from 'fastify'
import { type ProcessInstance, type TokenMove, tokenMoves } from '../../../../engine/index.ts'
import type { TokenPart } from '../../../../templates/pages/manager/token-part.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import type { ReadVersion } from '../../../migrations/migration-order.ts'
import { parkOf } from '../../../plugins/access.ts'
import { inLanguage } from '../../error-summary.ts'
import { languageOf } from '../../language.ts'
import { nodeName, versionName } from '../names.ts'

interface Foreseen {
  readonly from: ReadVersion
  readonly to: ReadVersion
  readonly plan: { readonly [node: string]: string }
  readonly instances: readonly string[]
}

/** Where each token of these instances would go; `null` where nothing runs any more. */
export async function tokenPart(
  request: FastifyRequest,
  { from, to, plan, instances }: Foreseen,
): Promise<TokenPart | null> {
  const { park } = parkOf(request)
  const loaded: ProcessInstance[] = []
  for (const id of instances) {
    const instance = await request.server.engine.loadInstance(park.id, id)
    if (instance !== null && instance.definitionHash === from.row.hash) loaded.push(instance)
  }
  const moves = tokenMoves({ from: from.definition, to: to.definition, plan }, loaded)
  if (moves.length === 0) return null
  const language = languageOf(request)
  const versions = `/api/v1/parks/${park.slug}/processes/${encodeURIComponent(from.row.processId)}/versions`
  return {
    rows: moves.map((move) => rowOf(language, { from, to }, move)),
    before: {
      title: versionName(language, from.row.version),
      source: `${versions}/${from.row.version}/xml`,
      overlays: overlaysOf(moves.map((move) => [move.node.id, move])),
    },
    after: {
      title: versionName(language, to.row.version),
      source: `${versions}/${to.row.version}/xml`,
      overlays: overlaysOf(
        moves.flatMap((move) =>
          move.target === null || move.problem !== null ? [] : [[move.target.id, move] as const],
        ),
      ),
    },
  }
}

function rowOf(
  language: Language,
  { from, to }: Pick<Foreseen, 'from' | 'to'>,
  { node, count, target, problem }: TokenMove,
): TokenPart['rows'][number] {
  const standing = { name: nodeName(language, from.definition, node.id), count }
  return {
    element: node.id,
    target: target?.id ?? null,
    from: count === 0 ? standing.name : textIn(language, 'manager.migration.tokens', standing),
    to: problem === null && target !== null ? nodeName(language, to.definition, target.id) : null,
    why: problem === null ? null : inLanguage(language, problem),
  }
}

/** Tokens that meet at one node are counted together; one that cannot go marks it. */
function overlaysOf(places: readonly (readonly [id: string, move: TokenMove])[]): string {
  const elements = new Map<string, { mark: 'goes' | 'blocked'; state: 'running'; count: number }>()
  for (const [id, { count, problem }] of places) {
    const before = elements.get(id)
    const mark = problem !== null || before?.mark === 'blocked' ? 'blocked' : 'goes'
    elements.set(id, { mark, state: 'running', count: count + (before?.count ?? 0) })
  }
  return JSON.stringify({ elements: Object.fromEntries(elements) })
}
