import { parseJson, UnreadableError } from '../reading.ts'
import { readStep } from './read-step.ts'
import type { Step } from './step.ts'

export type ScriptResult =
  /** `lines` = where each step stands, counted from 1. */
  | { readonly ok: true; readonly steps: readonly Step[]; readonly lines: readonly number[] }
  | { readonly ok: false; readonly line: number; readonly message: string }

/** Reads a script of JSON Lines; empty lines and lines that begin with `#` or `//` say nothing. */
export function readScript(text: string): ScriptResult {
  const steps: Step[] = []
  const lines: number[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (/^\s*($|#|\/\/)/.test(line)) continue
    try {
      steps.push(readStep(parseJson(line, 'a line of the script')))
      lines.push(place + 1)
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      return { ok: false, line: place + 1, message: error.message }
    }
  }
  return { ok: true, steps, lines }
}
