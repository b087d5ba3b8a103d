import { z } from 'zod'
import { taskParams } from '../tasks/schemas.ts'
import type { OpenedSurvey } from './open-survey.ts'
import { itemResults } from './survey.ts'

export const itemParams = taskParams.extend({ code: z.string().max(100) })

export const photoParams = taskParams.extend({ photo: z.uuid() })

/** An SVG path in whole numbers: what a finger draws, and nothing that a browser could run. */
export const drawing = z
  .string()
  .max(20_000)
  .regex(/^(M\d{1,4} \d{1,4}(L\d{1,4} \d{1,4})*)*$/, 'must be a path of straight lines in whole numbers')

export const itemBody = z.object({
  result: z.enum(['', ...itemResults]),
  note: z.string().trim().max(1_500).default(''),
  howToFix: z.string().trim().max(2_000).default(''),
  version: z.number().int().min(0).describe('What one saw; 0 = nothing was saved yet'),
})

export const itemView = z.object({ code: z.string(), version: z.number().int() }).extend({
  result: z.enum(['', ...itemResults]),
  note: z.string(),
  howToFix: z.string(),
})

export const signatureBody = z.object({
  officials: z.array(z.uuid()).min(1).max(20).describe('Who was on site, at least two (行政许可法 art. 34)'),
  attendedBy: z.string().trim().max(50).default('').describe('Who was there for the enterprise'),
  name: z.string().trim().min(1).max(50).describe('The signer’s own name'),
  drawing: drawing.default('').describe('An SVG path within 600 × 200'),
})

export const surveyView = z.object({
  isSigned: z.boolean(),
  items: z.array(
    itemView.extend({
      text: z.string(),
      textEn: z.string(),
      rule: z.string().nullable(),
      needsPhoto: z.boolean(),
      photos: z.array(z.uuid()),
    }),
  ),
})

/** As it was signed, else as far as it has been put down. */
export function surveyViewOf({ checklist, items, photos, signature }: OpenedSurvey): z.input<typeof surveyView> {
  return {
    isSigned: signature !== null,
    items: checklist.map(({ code, text, rule = null, photo: needsPhoto }) => {
      const signed = signature?.results.find((each) => each.code === code)
      const kept = items.find((each) => each.code === code)
      return {
        code,
        version: kept?.version ?? 0,
        result: signed?.result ?? kept?.result ?? '',
        note: signed?.note ?? kept?.note ?? '',
        howToFix: signed?.howToFix ?? kept?.howToFix ?? '',
        ...{ text: text.zh, textEn: text.en, rule, needsPhoto },
        photos: [...(signed?.photos ?? photos.filter((each) => each.code === code).map(({ id }) => id))],
      }
    }),
  }
}
