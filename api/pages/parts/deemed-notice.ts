import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import type { TextKey } from '../../../templates/texts/catalogue.ts'
import type { DeemedGaps } from '../../registrations/deemed-gaps.ts'
import { say } from '../frame.ts'

/** That law has accepted an application, what it lacks, and what to do about it; `null` where it lacks nothing. */
export function deemedNotice(request: FastifyRequest, gaps: DeemedGaps | null, then: TextKey): NoticePart | null {
  if (gaps === null) return null
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, 'deemed.title'),
    sentence: [say(request, 'deemed.lacks', { ...gaps }), say(request, then)].join(' '),
    action: null,
  }
}
