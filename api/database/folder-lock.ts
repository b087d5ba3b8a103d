import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './postmaster.ts'

/** Runs `work` while no other process does so for the same folder; the lock of a dead process counts for nothing. */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'start.lock')
  while (!takeLock(lock)) await pause(25)
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeLock(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
    removeIfAbandoned(lock)
    return false
  }
}

function removeIfAbandoned(lock: string): void {
  try {
    const holder = Number(readFileSync(lock, 'utf8'))
    // An empty file is a lock whose holder has not yet written its id.
    if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
  } catch {
    // The holder let go in between; the next attempt finds out.
  }
}
