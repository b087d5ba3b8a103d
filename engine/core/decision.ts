import type { Event } from './events.ts'
import type { ProcessInstance } from './instance.ts'

/** An expected "no": nothing has changed, and the caller is told why. */
export interface Rejection {
  /** kebab-case, stable, listed in `engine/core/rejections.ts`. */
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** What `handle` answers. */
export type Decision =
  | { readonly accepted: true; readonly instance: ProcessInstance; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly rejection: Rejection }
