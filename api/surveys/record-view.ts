import { z } from 'zod'
import { APPLICANT } from '../tasks/task.ts'
import type { SurveyRecord } from './record.ts'
import { itemResults } from './survey.ts'

export const recordView = z.object({
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  address: z.string().nullable(),
  parts: z.array(
    z.object({
      department: z.string(),
      permit: z.string().nullable(),
      state: z
        .enum(['signed', 'hidden', 'underWay', 'absent', 'ended'])
        .describe('hidden = signed, not shared with other departments yet; absent = counts as no finding'),
      officials: z.array(z.string()),
      attendedBy: z.string(),
      signedBy: z.string().nullable(),
      signedAt: z.iso.datetime().nullable(),
      items: z.array(
        z.object({
          code: z.string(),
          text: z.string(),
          textEn: z.string(),
          rule: z.string().nullable(),
          result: z.enum(itemResults),
          note: z.string(),
          howToFix: z.string(),
          photos: z.array(z.uuid()),
        }),
      ),
    }),
  ),
})

export function recordViewOf({ appointment, parts }: SurveyRecord): z.input<typeof recordView> {
  return {
    startsAt: appointment?.startsAt?.toISOString() ?? null,
    endsAt: appointment?.endsAt?.toISOString() ?? null,
    address: appointment?.address ?? null,
    parts: parts.map(({ task, state, signature }) => ({
      department: task.department ?? APPLICANT,
      permit: task.permit,
      state,
      officials: (signature?.officials ?? []).map(({ name }) => name),
      attendedBy: signature?.attendedBy ?? '',
      signedBy: signature?.signedName ?? null,
      signedAt: signature?.signedAt.toISOString() ?? null,
      items: (signature?.results ?? []).map(({ text, photos, ...item }) => ({
        ...item,
        text: text.zh,
        textEn: text.en,
        photos: [...photos],
      })),
    })),
  }
}
