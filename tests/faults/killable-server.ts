import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres } from '../../api/database/embedded-postgres.ts'
import { findFreePort } from '../../api/database/free-port.ts'
import { findPostmaster } from '../../api/database/postmaster.ts'

/** A real server in a process of its own, with its own folder, database and port, which may be killed at any time. */
export interface KillableServer {
  readonly url: string
  /** Starts the process and waits until it answers. */
  readonly start: () => Promise<void>
  /** Starts the process and waits for nothing. */
  readonly launch: () => void
  /** SIGKILL: not one more line of its code runs. PostgreSQL lives on. */
  readonly kill: () => Promise<void>
  /** SIGTERM; gives the exit code. */
  readonly stop: () => Promise<number | null>
  readonly whenReady: () => Promise<void>
  readonly postmaster: () => { readonly pid: number; readonly port: number } | null
  /** Of the database that runs now, for looking into it. */
  readonly databaseUrls: () => Promise<{ readonly url: string; readonly superuserUrl: string }>
  /** Everything that its processes have written. */
  readonly output: () => string
  /** Ends whatever still runs and removes the folder. */
  readonly clearAway: () => Promise<void>
}

const launcher = join(import.meta.dirname, '../../api/siji.mjs')

export async function killableServer(): Promise<KillableServer> {
  const folder = mkdtempSync(join(tmpdir(), 'siji-faults-'))
  // PostgreSQL runs as another user when the tests are run by root.
  chmodSync(folder, 0o755)
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const output: string[] = []
  let running: { readonly child: ChildProcess; readonly exit: Promise<number | null> } | null = null

  const postmaster = () => findPostmaster(join(folder, 'postgres'))

  function launch(): void {
    const { DATABASE_URL: _, ...inherited } = process.env
    const child = spawn(process.execPath, [launcher, 'start'], {
      env: { ...inherited, SIJI_DATA: folder, SIJI_MODE: 'demo', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (part: Buffer) => output.push(part.toString()))
    child.stderr.on('data', (part: Buffer) => output.push(part.toString()))
    running = { child, exit: new Promise((resolve) => child.once('close', resolve)) }
  }

  async function whenReady(): Promise<void> {
    while (!(await isReady(url))) {
      if (running?.child.exitCode != null) throw new Error(`The server ended by itself:\n${output.join('')}`)
      await pause(50)
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const ending = running
    running = null
    ending?.child.kill(signal)
    return (await ending?.exit) ?? null
  }

  return {
    url,
    launch,
    whenReady,
    postmaster,
    start: async () => {
      launch()
      await whenReady()
    },
    kill: async () => {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
    databaseUrls: async () => await startEmbeddedPostgres({ folder }),
    output: () => output.join(''),
    clearAway: async () => {
      await end('SIGKILL')
      if (postmaster() !== null) await (await startEmbeddedPostgres({ folder })).stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) })).ok
  } catch {
    return false
  }
}
