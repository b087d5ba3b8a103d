import type { FastifyRequest } from 'fastify'
import { listDepartments } from '../../../departments/queries.ts'
import type { Officer } from '../../../people/queries.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { Tx } from '../../../plugins/database.ts'
import type { ProcessCatalogue } from '../../../process-description/process-catalogue.ts'
import { Refusal } from '../../../refusal.ts'
import { isReplaceable, type Scope } from '../../../substitutions/substitution.ts'
import { languageOf } from '../../language.ts'
import { matterOf } from '../../parts/matter.ts'

/** What one may stand in for, by the list that it is chosen from: what is stored, and what it is called. */
export type ScopeChoices = { readonly [name in Exclude<Scope, 'all'>]: readonly (readonly [string, string])[] }

/** The departments in which somebody can be stood in for, and the processes that run there now with what they permit. */
export async function readScopeChoices(
  request: FastifyRequest,
  tx: Tx,
  officers: readonly Pick<Officer, 'department' | 'post'>[],
): Promise<ScopeChoices> {
  const { engine, catalogue } = request.server
  const parkId = parkOf(request).park.id
  const language = languageOf(request)
  const staffed = new Set(officers.filter(({ post }) => isReplaceable(post)).map(({ department }) => department))
  const departments = (await listDepartments(tx, parkId)).filter(({ code }) => staffed.has(code))
  const rows = (await engine.listDefinitions(parkId)).toSorted((a, b) => a.version - b.version)
  const newest = [...new Map(rows.map((row) => [row.processId, row])).values()]
  const permits = new Map<string, string>()
  for (const { hash } of newest) {
    const process = await describedOrNull(catalogue, parkId, hash)
    if (process === null) continue
    for (const letter of process.permits.keys()) permits.set(letter, matterOf(process, letter, language))
  }
  return {
    departments: departments.map(({ code, name, nameEn }) => [code, language === 'en' ? (nameEn ?? name) : name]),
    permits: [...permits],
    processes: newest.map(({ processId, name }) => [processId, name ?? processId]),
  }
}

/** `null` for a process that nobody files an application for: it permits nothing. */
async function describedOrNull(catalogue: ProcessCatalogue, parkId: string, hash: string) {
  try {
    return await catalogue.byHash(parkId, hash)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'process-without-application') return null
    throw error
  }
}
