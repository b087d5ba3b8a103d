import { z } from 'zod'

/** 问题 as a reviewer writes it: what is wrong, how to fix it, by which rule. */
export const findingBody = z.object({
  permit: z.string().max(10).optional().describe('Permit concerned; the task’s own unless another is named'),
  material: z.string().max(100).optional().describe('Code of the material concerned'),
  field: z.string().max(100).optional().describe('Key of the form field concerned'),
  whatIsWrong: z.string().trim().min(1).max(2_000),
  howToFix: z.string().trim().min(1).max(2_000),
  rule: z.string().trim().max(400).optional().describe('The rule that is not met'),
})

export type FindingBody = z.infer<typeof findingBody>

export interface Finding {
  readonly id: string
  readonly permit: string | null
  readonly material: string | null
  readonly field: string | null
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}

export const findingView = z.object({
  id: z.uuid(),
  permit: z.string().nullable(),
  material: z.string().nullable(),
  field: z.string().nullable(),
  whatIsWrong: z.string(),
  howToFix: z.string(),
  rule: z.string().nullable(),
})
