import { z } from 'zod'

const texts = z.object({ zh: z.string().min(1), en: z.string().min(1) })

const checklistItem = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case'),
  /** The letter whose department answers it. */
  permit: z.string().regex(/^[A-Z]{1,2}$/, 'must be one or two capital letters'),
  text: texts,
  rule: z.string().min(1).optional(),
  /** At least one photo belongs to it. */
  photo: z.boolean().default(false),
})

/** `survey` of `process.json`: what all departments look at on their one visit. */
export const surveyDescription = z.object({ checklist: z.array(checklistItem).min(1).max(500) })

const mediaTypes = ['video/mp4', 'video/webm', 'image/jpeg', 'image/png'] as const

/** `rectification` of `process.json`: how long the works may take to be mended, and by what it may be shown. */
export const rectificationDescription = z.object({
  /** Working days from the notice on. */
  days: z.number().int().min(1),
  /** Working days that one extension adds; `null` = none is given. */
  extensionDays: z.number().int().min(1).nullable().default(null),
  media: z
    .array(z.enum(mediaTypes))
    .min(1)
    .default([...mediaTypes]),
  /** How often a department may find that a finding is not mended. */
  reopenings: z.number().int().min(0).default(1),
})

export type ChecklistItem = z.output<typeof checklistItem>
export type RectificationDescription = z.output<typeof rectificationDescription>
export type EvidenceType = (typeof mediaTypes)[number]
