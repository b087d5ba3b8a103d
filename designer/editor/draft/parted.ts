import type { Draft, DraftFiles } from './draft.ts'

/** Two people's work on one draft that has parted: what both began from, what stands here, what the server has. */
export interface Parted {
  readonly base: DraftFiles
  readonly mine: DraftFiles
  readonly theirs: Draft
  /** Mine, kept as a draft of its own; nothing is lost whatever is done now. */
  readonly copy: Draft
}
