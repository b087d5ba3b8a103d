import { createHash, randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { withFolderLock } from './folder-lock.ts'
import { findFreePort } from './free-port.ts'
import { type FolderMode, placePostgres, type UnixUser } from './place-postgres.ts'
import { copyPostgresBinaries, findPostgresBinaries } from './postgres-binaries.ts'
import { findPostgresUser } from './postgres-user.ts'
import { findPostmaster } from './postmaster.ts'
import { runTool } from './run-tool.ts'
import { StartError } from './start-error.ts'

export interface EmbeddedPostgresOptions {
  /** Folder in which data, log and credentials lie. */
  readonly folder: string
  /** Loopback port to listen on, so that clients of a server that died find its successor; default: a free one. */
  readonly port?: number
  /** PostgreSQL settings beyond ours; values without blanks. */
  readonly settings?: { readonly [name: string]: string }
}

export interface EmbeddedPostgres {
  /** Of the database `siji`, as its owner, who may create roles and databases but is no superuser. */
  readonly url: string
  /** The same as superuser, for tests and for repairs by hand. */
  readonly superuserUrl: string
  /** Where data, log and credentials really lie. */
  readonly home: string
  /** A folder that the database's user cannot enter, and which was therefore avoided. */
  readonly closed: string | null
  /** Whether the server ran already, left over by a killed process. */
  readonly adopted: boolean
  readonly stop: () => Promise<void>
}

interface Cluster {
  readonly native: string
  readonly home: string
  readonly data: string
  readonly user: UnixUser | null
  readonly password: string
}

const OPEN_FOLDER = '/var/lib/siji'
// Making a new file of the log holds everybody up for 50 ms: so those that are there are written on again, also after a
// quiet night, in which PostgreSQL would give back all but five of them.
const SETTINGS = {
  max_wal_size: '2GB',
  min_wal_size: '1GB',
  shared_buffers: '256MB',
  max_connections: '100',
  timezone: 'UTC',
}

/** Starts PostgreSQL on this folder, or adopts the one that still runs on it; creates it when it is new. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries()
  const user = findPostgresUser()
  const folder = resolve(options.folder)
  const elsewhere = {
    native: join(OPEN_FOLDER, `postgres-${binaries.version}`),
    home: join(OPEN_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 16)),
  }
  const placed = placePostgres({ native: binaries.native, home: folder, elsewhere }, user, modeOf)
  if (placed.native !== binaries.native) copyPostgresBinaries(binaries.native, placed.native)
  makeHome(placed.home)
  return await withFolderLock(placed.home, async () => {
    const cluster = { ...placed, data: join(placed.home, 'postgres'), user, password: readPassword(placed.home) }
    if (!existsSync(cluster.data)) await initialise(cluster)
    const running = await findReady(cluster)
    const port = running ?? (await start(cluster, options.port ?? (await findFreePort()), options.settings ?? {}))
    await createLogin(cluster, port)
    return {
      url: urlOf('siji', cluster.password, port, 'siji'),
      superuserUrl: urlOf('postgres', cluster.password, port, 'siji'),
      home: placed.home,
      closed: placed.closed,
      adopted: running !== null,
      stop: async () => await stop(cluster),
    }
  })
}

function modeOf(folder: string): FolderMode | null {
  try {
    const found = statSync(folder)
    return found.isDirectory() ? found : null
  } catch {
    // What is not there yet will be made by us; what cannot be made is refused then.
    return null
  }
}

function makeHome(home: string): void {
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
    accessSync(home, constants.W_OK)
  } catch (cause) {
    throw new StartError(
      'folder-not-writable',
      `Expected the data folder ${home} to be writable, but it is not.`,
      `数据目录 ${home} 无法写入，请检查权限。`,
      { cause },
    )
  }
}

function readPassword(home: string): string {
  const file = join(home, 'postgres.password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

// Made beside its place and then renamed: a half-made cluster of a killed process is never taken for a whole one.
async function initialise(cluster: Cluster): Promise<void> {
  const unfinished = `${cluster.data}.new`
  const passwordFile = join(cluster.home, 'initdb.password')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  if (cluster.user !== null) {
    chownSync(unfinished, cluster.user.uid, cluster.user.gid)
    chownSync(passwordFile, cluster.user.uid, cluster.user.gid)
  }
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  try {
    await runTool(cluster, 'initdb', [`--pgdata=${unfinished}`, ...access, ...locale])
    renameSync(unfinished, cluster.data)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

async function findReady(cluster: Cluster): Promise<number | null> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const postmaster = findPostmaster(cluster.data)
    if (postmaster === null) return null
    if (postmaster.ready && (await servesThisFolder(cluster, postmaster.port))) return postmaster.port
    // Its process may belong to somebody else by now (ids are reused): then nothing of ours ever answers.
    if (postmaster.ready && attempt > 40) return null
    await pause(50)
  }
  return null
}

async function servesThisFolder(cluster: Cluster, port: number): Promise<boolean> {
  const url = urlOf('postgres', cluster.password, port, 'postgres')
  const probe = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    const [row] = await probe<[{ folder: string }]>`select current_setting('data_directory') as folder`
    return realpathSync(row.folder) === realpathSync(cluster.data)
  } catch {
    return false
  } finally {
    await probe.end({ timeout: 1 })
  }
}

async function start(cluster: Cluster, port: number, extra: { readonly [name: string]: string }): Promise<number> {
  const log = join(cluster.home, 'postgres.log')
  if (!existsSync(log)) writeFileSync(log, '')
  chmodSync(log, 0o600)
  if (cluster.user !== null) chownSync(log, cluster.user.uid, cluster.user.gid)
  const settings = {
    ...SETTINGS,
    ...extra,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    port: String(port),
  }
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`)
  try {
    // pg_ctl gives the server a session of its own: Ctrl-C reaches us first, and we stop it in order.
    await runTool(cluster, 'pg_ctl', [
      'start',
      '-w',
      '-s',
      '-t',
      '120',
      '-D',
      cluster.data,
      '-l',
      log,
      '-o',
      flags.join(' '),
    ])
  } catch (cause) {
    const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n')
    throw new StartError(
      'postgres-not-started',
      `PostgreSQL did not start on ${cluster.data}. The end of ${log}:\n${tail}`,
      `PostgreSQL 未能在 ${cluster.data} 启动，请查看 ${log}。`,
      { cause },
    )
  }
  return port
}

// Not the superuser: what runs on a managed database is tried here every day.
async function createLogin(cluster: Cluster, port: number): Promise<void> {
  const sql = postgres(urlOf('postgres', cluster.password, port, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    const [login] = await sql`select 1 from pg_roles where rolname = 'siji'`
    if (login === undefined)
      await sql.unsafe(`create role siji login createrole createdb password '${cluster.password}'`)
    const [database] = await sql`select 1 from pg_database where datname = 'siji'`
    if (database === undefined) await sql`create database siji owner siji`
  } finally {
    await sql.end()
  }
}

async function stop(cluster: Cluster): Promise<void> {
  if (findPostmaster(cluster.data) === null) return
  await runTool(cluster, 'pg_ctl', ['stop', '-w', '-s', '-t', '120', '-m', 'fast', '-D', cluster.data])
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
}
