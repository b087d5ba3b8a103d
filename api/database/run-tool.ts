import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { UnixUser } from './place-postgres.ts'

/** Runs one of PostgreSQL's programs as its user; rejects with what the program wrote when it fails. */
export async function runTool(
  place: { readonly native: string; readonly home: string; readonly user: UnixUser | null },
  tool: 'initdb' | 'pg_ctl',
  options: readonly string[],
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(join(place.native, 'bin', tool), options, {
      ...place.user,
      cwd: place.home,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8')
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      // The started server may inherit the pipe, so its end is not waited for.
      child.stderr.destroy()
      if (code === 0) resolve()
      else reject(new Error(`${tool} ended with ${code ?? 'a signal'}: ${complaint.trim()}`))
    })
  })
}
