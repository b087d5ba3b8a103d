import type { FastifyRequest } from 'fastify'
import { type ProcessInstance, type TokenMove, tokenMoves } from '../../../../engine/index.ts'
import type { TokenDiagram, TokenPart } from '../../../../templates/pages/manager/token-part.ts'
import { movesScript } from '../../../../templates/scripts/script.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import type { ReadVersion } from '../../../migrations/migration-order.ts'
import { parkOf } from '../../../plugins/access.ts'
import { inLanguage } from '../../error-summary.ts'
import { languageOf } from '../../language.ts'
import { nodeName, versionName } from '../names.ts'

interface Foreseen {
  readonly from: ReadVersion
  readonly to: ReadVersion
  readonly plan: { readonly [node: string]: string }
  readonly instances: readonly ProcessInstance[]
}

/** What a page loads that draws where tokens go; nothing where no diagram is shown. */
export function tokenAssets(parts: readonly TokenPart[]) {
  if (parts.every(({ diagrams }) => diagrams === null)) return {}
  const { script, styles } = entryAssets('diagram')
  return { scripts: [script, movesScript().href], styles }
}

/** These instances as they stand, those that there are. */
export async function loadStanding(
  request: FastifyRequest,
  ids: readonly string[],
): Promise<readonly ProcessInstance[]> {
  const loaded: ProcessInstance[] = []
  for (const id of ids) {
    const instance = await request.server.engine.loadInstance(parkOf(request).park.id, id)
    if (instance !== null) loaded.push(instance)
  }
  return loaded
}

/** Where each token of those that run on the version would go; `null` where nothing runs any more. */
export function tokenPart(
  request: FastifyRequest,
  { from, to, plan, instances }: Foreseen,
  id = 'moves',
): TokenPart | null {
  const standing = instances.filter(({ definitionHash }) => definitionHash === from.row.hash)
  const moves = tokenMoves({ from: from.definition, to: to.definition, plan }, standing)
  if (moves.length === 0) return null
  const language = languageOf(request)
  const arriving = moves.flatMap((move) =>
    move.target === null || move.problem !== null ? [] : [[move.target.id, move] as const],
  )
  return {
    id,
    heading: textIn(language, 'manager.migration.where', {
      from: versionName(language, from.row.version),
      to: versionName(language, to.row.version),
    }),
    rows: moves.map((move) => rowOf(language, { from, to }, move)),
    diagrams: [
      diagramOf(request, 'before', from, overlaysOf(moves.map((move) => [move.node.id, move]))),
      diagramOf(request, 'after', to, overlaysOf(arriving)),
    ],
  }
}

function diagramOf(
  request: FastifyRequest,
  side: TokenDiagram['side'],
  { row }: ReadVersion,
  overlays: string,
): TokenDiagram {
  const versions = `/api/v1/parks/${parkOf(request).park.slug}/processes/${encodeURIComponent(row.processId)}/versions`
  const title = versionName(languageOf(request), row.version)
  return { side, title, source: `${versions}/${row.version}/xml`, overlays }
}

function rowOf(
  language: Language,
  { from, to }: Pick<Foreseen, 'from' | 'to'>,
  { node, count, target, problem }: TokenMove,
): TokenPart['rows'][number] {
  const standing = { name: nodeName(language, from.definition, node.id), count }
  const goes = problem === null && target !== null
  return {
    element: node.id,
    target: goes ? target.id : null,
    from: count === 0 ? standing.name : textIn(language, 'manager.migration.tokens', standing),
    to: goes ? nodeName(language, to.definition, target.id) : null,
    why: problem === null ? null : inLanguage(language, problem),
    tag: textIn(language, goes ? 'manager.migration.tag' : 'manager.migration.blockedTag', { count }),
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
