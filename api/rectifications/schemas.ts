import { z } from 'zod'
import { applicationParams } from '../applications/schemas.ts'
import { uploadKey } from '../files/piece-headers.ts'
import type { RectificationRound } from './read-round.ts'
import type { OpenedRecheck } from './recheck.ts'

export const findingParams = applicationParams.extend({ finding: z.uuid() })
export const evidenceParams = findingParams.extend({ evidence: z.uuid() })
export const pieceParams = findingParams.extend({ upload: uploadKey })

export const wordsBody = z.object({
  words: z.string().trim().max(2_000).default(''),
  isRectified: z.boolean(),
})

export const requestBody = z.object({ reason: z.string().trim().min(1).max(1_000) })

export const decisionBody = z.object({ granted: z.boolean(), reason: z.string().trim().min(1).max(1_000) })

const evidenceView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  hasPoster: z.boolean(),
})

export const roundView = z.object({
  notice: z.uuid(),
  isOpen: z.boolean().describe('It waits for the enterprise'),
  answerBy: z.iso.datetime().nullable().describe('With the extension that was granted'),
  extension: z
    .object({
      reason: z.string(),
      decision: z.enum(['granted', 'refused']).nullable(),
      decisionReason: z.string().nullable(),
    })
    .nullable(),
  findings: z.array(
    z.object({
      id: z.uuid(),
      permit: z.string().nullable(),
      whatIsWrong: z.string(),
      howToFix: z.string(),
      rule: z.string().nullable(),
      state: z.string(),
      words: z.string(),
      isRectified: z.boolean(),
      evidence: z.array(evidenceView),
    }),
  ),
})

/** A round, with what may be seen of the findings for which `sees` holds. */
export function roundViewOf(
  { notice, findings, said, evidence, extension, answerBy, isOpen }: RectificationRound,
  sees: (findingId: string) => boolean,
): z.input<typeof roundView> {
  return {
    notice: notice.id,
    isOpen,
    answerBy: answerBy?.toISOString() ?? null,
    extension:
      extension === null
        ? null
        : { reason: extension.reason, decision: extension.decision, decisionReason: extension.decisionReason },
    findings: findings.map(({ id, permit, whatIsWrong, howToFix, rule, state }) => {
      const own = sees(id) ? said.find(({ findingId }) => findingId === id) : undefined
      const shown = sees(id) ? evidence.filter(({ findingId }) => findingId === id) : []
      return {
        ...{ id, permit, whatIsWrong, howToFix, rule, state },
        words: own?.words ?? '',
        isRectified: own?.isRectified ?? false,
        evidence: shown.map(({ id, fileName, mediaType, bytes, posterSha256 }) => ({
          ...{ id, fileName, mediaType, bytes, hasPoster: posterSha256 !== null },
        })),
      }
    }),
  }
}

export const recheckView = z.object({
  findings: z.array(
    z.object({
      id: z.uuid(),
      whatIsWrong: z.string(),
      howToFix: z.string(),
      isLastTime: z.boolean().describe('It cannot be reopened once more'),
    }),
  ),
})

export function recheckViewOf({ findings }: OpenedRecheck): z.input<typeof recheckView> {
  return {
    findings: findings.map(({ finding: { id, whatIsWrong, howToFix }, isLastTime }) => ({
      ...{ id, whatIsWrong, howToFix, isLastTime },
    })),
  }
}

export const recheckBody = z.object({
  findings: z
    .array(
      z.object({
        finding: z.uuid(),
        isMended: z.boolean(),
        reason: z.string().trim().max(1_000).default('').describe('Why not'),
      }),
    )
    .max(1_000),
})
