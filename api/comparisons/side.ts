import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DeploymentFiles } from '../../engine/index.ts'
import { bytesOf, declaredProcess } from '../drafts/draft.ts'
import { readDraft } from '../drafts/save-draft.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import { readVersion } from '../processes/read-version.ts'
import { Refusal } from '../refusal.ts'

/** `3` for a version, `draft:` and its id for a draft. */
export const sideText = z
  .string()
  .regex(/^([1-9]\d{0,8}|draft:[0-9a-f-]{36})$/)
  .describe('Number of a version, or draft:<id>')

/** One of the two things that are compared. */
export interface Side {
  /** As it stands in an address. */
  readonly text: string
  /** `null` of what has not been published. */
  readonly version: number | null
  readonly files: DeploymentFiles
  /** Address of its diagram in the API. */
  readonly xml: string
}

/** Reads a version or a draft of this process; refused with 404 where there is none. */
export async function readSide(request: FastifyRequest, processId: string, text: string): Promise<Side> {
  const { park } = parkOf(request)
  const base = `/api/v1/parks/${park.slug}`
  if (text.startsWith('draft:')) {
    const draft = await inParkOf(request, (tx) => readDraft(tx, park.id, text.slice('draft:'.length)))
    mustBeOf(processId, declaredProcess(draft.files)?.id ?? null)
    return { text, version: null, files: bytesOf(draft.files), xml: `${base}/drafts/${draft.id}/xml` }
  }
  const version = Number(text)
  const { files } = await readVersion(request.server.engine, park.id, { processId, version })
  return { text, version, files, xml: `${base}/processes/${encodeURIComponent(processId)}/versions/${version}/xml` }
}

function mustBeOf(processId: string, found: string | null): void {
  if (found === processId) return
  throw new Refusal(
    'process-not-found',
    `Expected a draft of ${processId}, but it declares ${found ?? 'no process'}.`,
    `这份草稿不是流程 ${processId} 的。`,
  )
}
