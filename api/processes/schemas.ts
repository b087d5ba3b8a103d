import { z } from 'zod'
import { inParkParams } from '../parks/schemas.ts'

export const definitionView = z.object({
  processId: z.string(),
  name: z.string().nullable(),
  version: z.number().int(),
  hash: z.string().describe('SHA-256 of the deployment'),
  deployedAt: z.iso.datetime(),
  deployedBy: z.string(),
  note: z.string(),
})

export const processParams = inParkParams.extend({ process: z.string().min(1).max(120) })

export const versionParams = processParams.extend({ version: z.coerce.number().int().min(1) })

export const deployBody = z.strictObject({
  files: z.record(z.string().max(120), z.string()).describe('Path, such as process.bpmn or forms/review.json → text'),
  note: z.string().max(500).default(''),
})

export const deployedView = z.object({
  hash: z.string(),
  versions: z.record(z.string(), z.number().int()).describe('Version per process id'),
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
