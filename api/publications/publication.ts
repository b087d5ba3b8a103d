import type { DraftFiles } from '../drafts/draft.ts'
import type { PublicationState } from './lifecycle.ts'

/** What is to become the next version of its process. */
export interface PublicationOrder {
  readonly processId: string
  readonly title: string
  readonly files: DraftFiles
  readonly note: string
  /** SVG as the editor drew it; `null` of an old version that is published again. */
  readonly picture: string | null
  /** The draft that it comes from, as it was. */
  readonly draft: { readonly id: string; readonly revision: number } | null
}

/** An order that waits for a second person, or waited. */
export interface PublicationRequest extends PublicationOrder {
  readonly id: string
  readonly state: PublicationState
  readonly askedBy: string
  readonly askedAt: Date
  /** Who decided, or is publishing it now. */
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly reason: string | null
  readonly version: number | null
}

/** As lists tell it, without its files. */
export type PublicationHead = Omit<PublicationRequest, 'files' | 'picture' | 'draft'> & {
  readonly askedByName: string
  readonly decidedByName: string | null
}

/** One that somebody has settled. */
export type PublicationOutcome = PublicationHead & { readonly state: Exclude<PublicationState, 'asked'> }
