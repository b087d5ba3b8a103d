import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'
import type { PublicationHead } from './publication.ts'

export const publicationParams = inParkParams.extend({ publication: z.uuid() })

export const republicationBody = z.strictObject({
  after: z.number().int().min(1).describe('The newest version that the person saw'),
  note: z.string().trim().min(1).max(500),
})

export const refusalBody = z.strictObject({ reason: z.string().max(2_000) })

export const askedView = z.object({ state: z.literal('asked'), id: z.uuid() }).describe('A second manager decides')

export const publicationView = z.object({
  id: z.uuid(),
  state: z.enum(['asked', 'published', 'refused', 'withdrawn']),
  processId: z.string(),
  title: z.string(),
  note: z.string(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  version: z.number().int().nullable(),
})

export function publicationViewOf(head: PublicationHead): z.input<typeof publicationView> {
  const { id, state, processId, title, note, reason, version, askedAt, decidedAt } = head
  return {
    ...{ id, state, processId, title, note, reason, version },
    askedBy: head.askedByName,
    askedAt: askedAt.toISOString(),
    decidedBy: head.decidedByName,
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}
