import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '../../../api/config.ts'
import { findFreePort } from '../../../api/database/free-port.ts'
import { startServer } from '../../../api/server.ts'

/** One of several nodes on one database. */
export interface Node {
  readonly url: string
  /** Gives the exit code; 0 of a node in this process, which stops as SIGTERM would let it. */
  readonly stop: () => Promise<number | null>
}

const launcher = join(import.meta.dirname, '../../../api/siji.mjs')

/** What all nodes share, and where each has a folder of its own. */
export interface Common {
  readonly databaseUrl: string
  readonly folder: string
  /** Seconds for which a node that stops goes on serving. */
  readonly notice: number
}

/** A node in this process: its start costs a tenth of what a process costs. */
export async function startNodeHere(common: Common): Promise<Node> {
  const read = readConfig(await environmentOf(common))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const { url, stop } = await startServer({ config: read.config, progress: () => {} })
  return {
    url,
    stop: async () => {
      await stop()
      return 0
    },
  }
}

/** A node in a process of its own, which is stopped by SIGTERM. */
export async function startNodeProcess(common: Common): Promise<Node> {
  const environment = await environmentOf(common)
  const child = spawn(process.execPath, [launcher, 'start'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${environment.PORT}`
  await whenReady(url, child)
  return {
    url,
    stop: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      const [code] = await exit
      return code
    },
  }
}

async function environmentOf({ databaseUrl, folder, notice }: Common) {
  return {
    DATABASE_URL: databaseUrl,
    SIJI_MODE: 'demo',
    SIJI_DATA: mkdtempSync(join(folder, 'node-')),
    SIJI_FILES: join(folder, 'files'),
    SIJI_KEY_FILE: join(folder, 'personal-data.key'),
    SIJI_DRAIN_NOTICE: String(notice),
    PORT: String(await findFreePort()),
  }
}

async function whenReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Expected a node at ${url}, but it ended by itself.`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok === true) return
    await pause(50)
  }
}
