import type { Command } from '../../../engine/core/commands.ts'

/** What is known outside the killed processes: what was sent, what was answered, which jobs were begun. */
export interface Notebook {
  readonly sent: Map<string, Command>
  /** Command id → the revision that was answered. */
  readonly acknowledged: Map<string, number>
  /** Instance and key of jobs → how often they were begun. */
  readonly worked: Map<string, number>
  /** Answers that should never have been given, in words. */
  readonly wrong: string[]
}

export function openNotebook(): Notebook {
  return { sent: new Map(), acknowledged: new Map(), worked: new Map(), wrong: [] }
}
