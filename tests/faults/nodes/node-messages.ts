import type { Command } from '../../../engine/core/commands.ts'
import type { Answer } from '../../../engine/core/store.ts'

/** What a node is told when it is born. */
export interface NodeOptions {
  readonly url: string
  /** Milliseconds after which a command without an answer is given back. */
  readonly deadline: number
  /** Milliseconds between two looks for what is due; a tenth of a second where nothing is said. */
  readonly pollInterval?: number
}

/** What goes to a node: a command, or the question what time it is there. */
export type Order =
  | { readonly call: number; readonly command: Command }
  | { readonly call: number; readonly asks: 'time' }

/** What comes from a node: that it runs, that it has begun to work on a job, what became of a command. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'worked'; readonly instanceId: string; readonly key: number }
  | { readonly type: 'answered'; readonly call: number; readonly answer: Answer }
  | { readonly type: 'time'; readonly call: number; readonly now: number }
  | { readonly type: 'failed'; readonly call: number; readonly code: string }
