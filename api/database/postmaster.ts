import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a data folder's `postmaster.pid` says of the server that runs, or ran, on it. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** The live server of this data folder; `null` when none runs. */
export function findPostmaster(data: string): Postmaster | null {
  const found = parsePostmasterFile(readOrNothing(join(data, 'postmaster.pid')))
  return found !== null && isAlive(found.pid) ? found : null
}

/** Lines: pid, data folder, start, port, socket folder, address, shared memory, status. */
export function parsePostmasterFile(text: string): Postmaster | null {
  const [pid, , , port, , , , status] = text.split('\n')
  const postmaster = { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' }
  return postmaster.pid > 0 && postmaster.port > 0 ? postmaster : null
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
