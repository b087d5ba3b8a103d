import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { withFolderLock } from '../database/folder-lock.ts'
import { isAlive } from '../database/postmaster.ts'
import { StartError } from '../database/start-error.ts'
import { answersAsSiji } from './answers-as-siji.ts'

export interface Claim {
  readonly release: () => void
}

interface ServerFile {
  readonly pid: number
  readonly url: string
}

// A server that starts beside us has this long to answer before its process id is taken for somebody else's.
const PATIENCE = 60_000

/**
 * Makes this process the one server of the data folder: `server.json` names it. A live process that answers there is
 * *already running*; one that has died, or whose id now belongs to something else, is forgotten.
 */
export async function claimDataFolder(folder: string, url: string): Promise<Claim> {
  makeWritable(folder)
  const path = join(folder, 'server.json')
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const other = await withFolderLock(join(folder, 'claim'), async () => {
      const found = readServerFile(path)
      const isOver = found === null || !isAlive(found.pid) || performance.now() > deadline
      if (isOver) writeFileSync(path, JSON.stringify({ pid: process.pid, url } satisfies ServerFile))
      return isOver ? null : found
    })
    if (other === null) break
    if (await answersAsSiji(other.url)) throw alreadyRunning(other.url)
    await pause(200)
  }
  return {
    release: () => {
      if (readServerFile(path)?.pid === process.pid) rmSync(path, { force: true })
    },
  }
}

function makeWritable(folder: string): void {
  const probe = join(folder, `.write-probe-${process.pid}`)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (cause) {
    throw new StartError(
      'folder-not-writable',
      `Expected to write into the data folder ${folder}, but could not. SIJI_DATA names another one.`,
      `数据目录 ${folder} 无法写入，可用 SIJI_DATA 指定其他目录。`,
      { cause },
    )
  }
}

function readServerFile(path: string): ServerFile | null {
  try {
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof content !== 'object' || content === null || !('pid' in content) || !('url' in content)) return null
    return { pid: Number(content.pid), url: String(content.url) }
  } catch {
    // Absent, or half written by a process that was killed: nobody's claim.
    return null
  }
}

function alreadyRunning(url: string): StartError {
  return new StartError(
    'already-running',
    `Siji is running already on this data folder: ${url}`,
    `四即已在运行（同一数据目录）：${url}`,
  )
}
