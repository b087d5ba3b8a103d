import { z } from 'zod'
import { jobTypes } from '../jobs/register-jobs.ts'
import { inParkParams } from '../parks/schemas.ts'
import { posts } from '../people/posts.ts'
import type { Draft, DraftHead } from './draft.ts'

export const draftParams = inParkParams.extend({ draft: z.uuid() })

const fileMap = z
  .record(z.string().min(1).max(120), z.string().max(4_000_000))
  .describe('Path, such as process.bpmn or forms/review.json → text')

export const startDraftBody = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('template'), title: z.string().trim().min(1).max(120) }),
  z.strictObject({
    from: z.literal('version'),
    process: z.string().min(1).max(120),
    version: z.number().int().min(1),
  }),
  z.strictObject({
    from: z.literal('files'),
    title: z.string().trim().min(1).max(120),
    files: fileMap,
    parted: z
      .strictObject({ draft: z.uuid(), base: fileMap })
      .optional()
      .describe('The draft that somebody else saved meanwhile, and what both began from: to be merged later'),
  }),
])

export const saveDraftBody = z.strictObject({
  revision: z.number().int().min(1).describe('What the person began from'),
  files: z
    .record(z.string().min(1).max(120), z.string().max(4_000_000).nullable())
    .describe('Path → text of those that changed; null removes one'),
  origin: z.enum(['saved', 'merged']).default('saved').describe("merged: made of two people's work"),
})

export const savedView = z.object({ revision: z.number().int(), savedAt: z.iso.datetime() })

export const publicationBody = z.strictObject({
  revision: z.number().int().min(1),
  note: z.string().trim().min(1).max(500).describe('What is new, for whoever compares versions later'),
  picture: z.string().min(1).max(4_200_000).describe('SVG'),
  acceptWarnings: z.boolean().default(false),
})

const fileProblemView = z.object({ file: z.string(), place: z.string(), message: z.string(), messageZh: z.string() })

export const checkFilesBody = z.strictObject({ files: fileMap })

export const checkedView = z.object({ problems: z.array(fileProblemView) })

export const formPreviewBody = z.strictObject({
  form: z.string().max(1_000_000).describe('The JSON of the form'),
  isOfApplication: z.boolean().describe('It is what the applicant fills in, not the form of a task'),
  task: z.string().max(200).nullable().describe('As it is seen at this task; null = as it is filled in'),
  isWhole: z.boolean().describe('With the fields that do not apply while nothing is filled in'),
  language: z.enum(['zh', 'en']),
})

export type FormPreviewOptions = Omit<z.infer<typeof formPreviewBody>, 'form'>

export const formPreviewView = z.object({
  html: z.string().nullable().describe('A page without scripts; null where the form cannot be read'),
  problems: z.array(fileProblemView),
})

export const draftHeadView = z.object({
  id: z.uuid(),
  title: z.string(),
  processId: z.string().nullable(),
  basedOn: z.number().int().nullable().describe('The version that it was opened from'),
  revision: z.number().int(),
  savedAt: z.iso.datetime(),
  savedBy: z.string(),
})

export const partingView = z.object({ draft: z.uuid(), base: fileMap })

export const draftView = draftHeadView.extend({ files: fileMap })

export const importedView = draftHeadView.extend({
  problems: z.array(
    z.object({
      problem: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      element: z.string().nullable(),
      line: z.number().int().nullable(),
      message: z.string(),
      messageZh: z.string(),
    }),
  ),
})

export const offersView = z.object({
  approvesPublications: z.boolean().describe('A second manager approves what is published'),
  departments: z.array(z.object({ code: z.string(), name: z.string() })).readonly(),
  posts: z.array(z.object({ post: z.enum(posts), name: z.string() })).readonly(),
  holders: z.array(z.object({ department: z.string(), post: z.enum(posts), name: z.string() })).readonly(),
  processes: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  jobTypes: z.array(z.object({ type: z.enum(jobTypes), name: z.string() })).readonly(),
  notices: z.array(z.object({ kind: z.string(), title: z.string() })).readonly(),
  milestones: z.array(z.object({ word: z.string(), name: z.string() })).readonly(),
  milestoneOrder: z.record(z.string(), z.array(z.string()).readonly()),
})

export function headView({ id, title, processId, basedOn, revision, savedAt, savedBy }: DraftHead) {
  return { id, title, processId, basedOn, revision, savedAt: savedAt.toISOString(), savedBy }
}

export function viewOf(draft: Draft) {
  return { ...headView(draft), files: { ...draft.files } }
}
