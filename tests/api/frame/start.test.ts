import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '../../../api/database/embedded-postgres.ts'
import { findFreePort } from '../../../api/database/free-port.ts'
import { findPostmaster } from '../../../api/database/postmaster.ts'

const launcher = join(import.meta.dirname, '../../../api/siji.mjs')
const folder = mkdtempSync(join(tmpdir(), 'siji-start-'))
// PostgreSQL runs as another user when the tests are run by root.
chmodSync(folder, 0o755)
const children: ChildProcess[] = []

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  if (findPostmaster(join(folder, 'postgres')) !== null) await (await startEmbeddedPostgres({ folder })).stop()
  rmSync(folder, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
  readonly exit: Promise<number | null>
}

function start(environment: { readonly [name: string]: string }): Started {
  const { DATABASE_URL: _, ...inherited } = process.env
  const child = spawn(process.execPath, [launcher, 'start'], {
    env: { ...inherited, SIJI_DATA: folder, SIJI_MODE: 'demo', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const chunks: string[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, output: () => chunks.join(''), exit }
}

/** Looks again until it holds; the time limit of the test ends what never does. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(50)
}

async function statusOf(url: string): Promise<number> {
  try {
    return (await fetch(url)).status
  } catch {
    return 0
  }
}

describe('siji start', () => {
  test('lives through everything that a day brings', async () => {
    const port = String(await findFreePort())
    const url = `http://127.0.0.1:${port}`

    // A newcomer is told the address, the page of the API, and who can sign in.
    const first = start({ PORT: port })
    await until(() => first.output().includes('siji-demo-2024'))
    expect(first.output()).toContain(`${url}/docs`)
    expect(first.output()).toContain('reviewer-civil-air-defence')
    expect(await statusOf(`${url}/readyz`)).toBe(200)

    // A second one on the same folder is told so.
    const second = start({ PORT: String(await findFreePort()) })
    expect(await second.exit).toBe(1)
    expect(second.output()).toContain(`running already on this data folder: ${url}`)

    // The database dies: 503, and by itself all is well again.
    const database = findPostmaster(join(folder, 'postgres'))
    process.kill(database?.pid ?? 0, 'SIGKILL')
    await until(async () => (await statusOf(`${url}/readyz`)) === 503)
    expect(await statusOf(`${url}/healthz`)).toBe(200)
    await until(async () => (await statusOf(`${url}/readyz`)) === 200)

    // The server is killed: the next start takes over folder and database, and loads nothing twice.
    first.child.kill('SIGKILL')
    await first.exit
    const third = start({ PORT: port })
    await until(() => third.output().includes('siji-demo-2024'))
    expect(await statusOf(`${url}/readyz`)).toBe(200)

    // A polite signal stops all of it.
    third.child.kill('SIGTERM')
    expect(await third.exit).toBe(0)
    expect(findPostmaster(join(folder, 'postgres'))).toBeNull()
    expect(existsSync(join(folder, 'server.json'))).toBe(false)
    expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  })

  test('says that another program has the port, and how to choose one', async () => {
    const other = createServer((_request, response) => response.end('something else'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0

    const refused = start({ PORT: String(port), SIJI_DATA: join(folder, 'port-in-use') })

    expect(await refused.exit).toBe(1)
    expect(refused.output()).toContain(`Port ${port} on 127.0.0.1 is in use`)
    expect(refused.output()).toContain('PORT=')
    other.close()
  })

  test('says which folder cannot be written', async () => {
    const refused = start({ PORT: String(await findFreePort()), SIJI_DATA: join(launcher, 'below-a-file') })

    expect(await refused.exit).toBe(1)
    expect(refused.output()).toContain('Expected to write into the data folder')
  })

  test('says what is wrong with the environment', async () => {
    const refused = start({ PORT: 'web' })

    expect(await refused.exit).toBe(3)
    expect(refused.output()).toContain('PORT must be a number')
  })
})
