import { readStep } from './read-step.ts'
import { parseJson, UnreadableError } from './reading.ts'
import type { Step } from './step.ts'

/** A step with the line on which it stands, counted from 1. */
export interface ScriptLine {
  readonly line: number
  readonly step: Step
}

export type ScriptResult =
  | { readonly ok: true; readonly lines: readonly ScriptLine[] }
  | { readonly ok: false; readonly line: number; readonly message: string }

/** Reads a script of JSON Lines; empty lines and lines that begin with `#` or `//` say nothing. */
export function readScript(text: string): ScriptResult {
  const lines: ScriptLine[] = []
  for (const [place, line] of text.split('\n').entries()) {
    if (/^\s*($|#|\/\/)/.test(line)) continue
    try {
      lines.push({ line: place + 1, step: readStep(parseJson(line, 'a line of the script')) })
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error
      return { ok: false, line: place + 1, message: error.message }
    }
  }
  return { ok: true, lines }
}
