import { z } from 'zod'
import { draftParams } from '../schemas.ts'
import type { RevisionHead } from './read-revision.ts'
import { type Revision, revisionOrigins } from './revision.ts'

export const revisionParams = draftParams.extend({ revision: z.coerce.number().int().min(1).max(2_147_483_647) })

const revisionView = z.object({
  revision: z.number().int(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
  origin: z.enum(revisionOrigins),
  restored: z.number().int().nullable().describe('The revision that this one restored'),
})

export const revisionHeadView = revisionView.extend({
  changed: z.array(z.string()).describe('Paths of files that differ from the revision before'),
})

export const revisionFilesView = revisionView.extend({ files: z.record(z.string(), z.string()) })

export const restorationBody = z.strictObject({
  revision: z.number().int().min(1).describe('What the person sees now'),
})

export function viewOfRevision({ revision, savedAt, savedBy, origin, restored }: Revision) {
  return { revision, savedAt: savedAt.toISOString(), savedBy, origin, restored }
}

export function viewOfHead(head: RevisionHead) {
  return { ...viewOfRevision(head), changed: [...head.changed] }
}
