import { type ChildProcess, spawn } from 'node:child_process'
import type { Ended } from './read-outcome.ts'

/** A program that runs for one job. */
export interface RunningProgram {
  /** Rejects where the program cannot be started at all. */
  readonly ended: Promise<Ended>
  /** Asks it to end, and ends it with all that it has started where it does not within `grace` milliseconds. */
  readonly stop: (grace: number) => void
}

/** More than the server takes as variables of a job. */
const MOST_OUTPUT = 300_000
const KEPT_OF_STDERR = 8_000

/** Starts the program with `input` on standard input; what it says on standard error is shown too. */
export function runProgram([file = '', ...args]: readonly string[], input: string): RunningProgram {
  const { SIJI_TOKEN, SIJI_PASSWORD, ...environment } = process.env
  // A process group of its own, so that what it started can be ended with it.
  const child = spawn(file, args, { env: environment, detached: true, stdio: ['pipe', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (stdout.length <= MOST_OUTPUT) stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    stderr = (stderr + text).slice(-KEPT_OF_STDERR)
  })
  // A program that does not read its job has ended its input before it was written.
  child.stdin.on('error', () => {})
  child.stdin.end(`${input}\n`)

  let isOver = false
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  }).finally(() => {
    isOver = true
  })
  return {
    ended,
    stop: (grace) => {
      if (isOver) return
      signalGroup(child, 'SIGTERM')
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace)
      child.once('close', () => clearTimeout(timer))
    },
  }
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // It has ended meanwhile.
  }
}
