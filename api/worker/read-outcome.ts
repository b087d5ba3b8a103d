import { z } from 'zod'
import type { ProgramOutcome } from './job.ts'

/** How a program ended. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

/** Exit codes with a meaning of their own; shells and sysexits.h use neither. */
export const programExit = { error: 100, hopeless: 101 } as const

const LAST_LINES = 5
const LONGEST = 2_000

const thrown = z.object({ code: z.string().min(1).max(200), variables: z.record(z.string(), z.unknown()).default({}) })

/**
 * 0 = done, with the JSON object on standard output as variables, none where it is empty; 100 = the BPMN error that
 * standard output names; 101 = failed, and trying again is of no use; anything else = failed, to be tried again.
 */
export function readOutcome(ended: Ended): ProgramOutcome {
  const { code, stdout } = ended
  if (code === 0) {
    const variables = objectIn(stdout)
    if (variables !== null) return { type: 'completed', variables }
    return hopeless('Expected a JSON object or nothing on standard output. 标准输出应为一个 JSON 对象或为空。')
  }
  if (code === programExit.error) {
    const read = thrown.safeParse(objectIn(stdout))
    if (read.success) return { type: 'error', ...read.data }
    return hopeless(
      'Expected {"code":"…"} on standard output with exit code 100. 退出码 100 时标准输出应为 {"code":"…"}。',
    )
  }
  return { type: 'failed', message: reasonOf(ended), retryable: code !== programExit.hopeless }
}

function hopeless(message: string): ProgramOutcome {
  return { type: 'failed', message, retryable: false }
}

function objectIn(text: string): object | null {
  if (text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

/** The last lines of standard error, else how it ended. */
function reasonOf({ code, signal, stderr }: Ended): string {
  const lines = stderr.trim().split('\n').slice(-LAST_LINES).join('\n').slice(-LONGEST)
  return lines === '' ? `The program ended with ${code === null ? signal : `exit code ${code}`}.` : lines
}
