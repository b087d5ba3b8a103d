import type { FollowPart } from '../../../templates/pages/parts.ts'
import { type Typed, textOf } from '../typed.ts'

/** 关注: the button of a page at `base`. */
export function followPart(base: string, isFollowed: boolean, commandId: string): FollowPart {
  return { action: `${base}/following`, isFollowed, commandId }
}

/** Whether the button that was pressed begins it or ends it. */
export function wantsToFollow(typed: Typed): boolean {
  return textOf(typed, 'follow') !== 'no'
}
