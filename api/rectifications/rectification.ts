import type { EvidenceType } from '../process-description/survey-description.ts'

/** 整改: what the enterprise says about one finding that a notice told it. */
export interface Rectification {
  readonly noticeId: string
  readonly findingId: string
  readonly words: string
  readonly isRectified: boolean
}

/** A film or a photo that shows it. */
export interface Evidence {
  readonly id: string
  readonly noticeId: string
  readonly findingId: string
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: EvidenceType
  readonly fileName: string
  readonly posterSha256: string | null
  readonly providedAt: Date
}

/** 延期: one per notice. */
export interface Extension {
  readonly noticeId: string
  readonly reason: string
  readonly requestedAt: Date
  readonly decision: 'granted' | 'refused' | null
  readonly decisionReason: string | null
  /** The later deadline where it was granted. */
  readonly answerBy: Date | null
}

/** Films and photos of one finding in one round. */
export const MOST_EVIDENCE = 20

export function isFilm({ mediaType }: Pick<Evidence, 'mediaType'>): boolean {
  return mediaType.startsWith('video/')
}

/** Whether a department sees a finding mended, and why not. */
export interface RecheckDecision {
  readonly findingId: string
  readonly isMended: boolean
  /** Empty where it is. */
  readonly reason: string
}
