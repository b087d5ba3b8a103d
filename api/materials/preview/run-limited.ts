import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface Limits {
  readonly milliseconds: number
  /** Resident memory; watched where the system has /proc. */
  readonly bytes: number
}

export type Ended =
  | { readonly outcome: 'answered'; readonly output: string }
  /** `busy`: the machine did so much else that it had less than half of its time. */
  | { readonly outcome: 'too-slow' | 'too-much-memory' | 'failed' | 'busy' }

const WATCH_EVERY = 50
const MOST_OUTPUT = 10_000
const PAGE_SIZE = 4_096
const TICK = 10

/** Runs a script of ours on data of others in a process of its own, which is killed at its limits. It sees no secrets. */
export async function runLimited(script: string, values: readonly string[], limits: Limits): Promise<Ended> {
  const child = spawn(process.execPath, ['--max-old-space-size=256', script, ...values], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  return await new Promise((resolve) => {
    let output = ''
    let broken: Ended['outcome'] | null = null
    const end = (outcome: Exclude<Ended['outcome'], 'answered'>) => {
      broken ??= outcome
      child.kill('SIGKILL')
    }
    const clock = setTimeout(async () => {
      const had = await processorMilliseconds(child.pid)
      end(had !== null && had < limits.milliseconds / 2 ? 'busy' : 'too-slow')
    }, limits.milliseconds)
    const watch = setInterval(async () => {
      if ((await residentBytes(child.pid)) > limits.bytes) end('too-much-memory')
    }, WATCH_EVERY)
    child.stdout.on('data', (chunk: Buffer) => {
      if (output.length < MOST_OUTPUT) output += chunk.toString('utf8')
    })
    child.on('error', () => end('failed'))
    child.on('close', (code) => {
      clearTimeout(clock)
      clearInterval(watch)
      if (broken !== null && broken !== 'answered') resolve({ outcome: broken })
      else resolve(code === 0 ? { outcome: 'answered', output } : { outcome: 'failed' })
    })
  })
}

async function residentBytes(pid: number | undefined): Promise<number> {
  const statistics = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(statistics.split(' ')[1] ?? 0) * PAGE_SIZE
}

/** What it has computed so far; `null` where the system does not say. Fields 14 and 15 of `stat`, after the name. */
async function processorMilliseconds(pid: number | undefined): Promise<number | null> {
  const statistics = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  const [user, system] = statistics?.slice(statistics.lastIndexOf(')')).split(' ').slice(12, 14).map(Number) ?? []
  return user === undefined || system === undefined ? null : (user + system) * TICK
}
