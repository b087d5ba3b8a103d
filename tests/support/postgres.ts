import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../api/database/embedded-postgres.ts'
import { withFolderLock } from '../../api/database/folder-lock.ts'
import { migrate } from '../../api/database/migrate.ts'
import { projectRoot } from '../../templates/project-root.ts'

export const migrationsFolder = join(projectRoot(), 'migrations')

export interface TestDatabase {
  /** As the owner of the database, who is a member of the three roles and no superuser. */
  readonly url: string
  readonly superuserUrl: string
  /** Call it in `afterAll`. */
  readonly drop: () => Promise<void>
}

/** A migrated database of its own in the PostgreSQL that this run of the tests shares, in demo mode. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return await createDatabase('siji_template')
}

/** One that begins as a copy of another, which is filled once in a run by whoever needs it first. */
export async function createCopiedDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  await sharedPostgres()
  await withFolderLock(join(testFolder(), name), async () => {
    const server = await sharedPostgres()
    await withClient(server.url, async (sql) => {
      if ((await sql`select 1 from pg_database where datname = ${name}`).length > 0) return
      const unfinished = await createTestDatabase()
      await fill(unfinished)
      await sql`alter database ${sql(new URL(unfinished.url).pathname.slice(1))} rename to ${sql(name)}`
    })
  })
  return await createDatabase(name)
}

/** One in which there is nothing at all. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return await createDatabase('template0')
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const server = await sharedPostgres()
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(server.url, async (sql) => await sql`create database ${sql(name)} template ${sql(template)}`)
  return {
    url: withDatabase(server.url, name),
    superuserUrl: withDatabase(server.superuserUrl, name),
    // As a superuser, for autovacuum may be at it, which nobody else may send away.
    drop: async () =>
      await withClient(server.superuserUrl, async (sql) => await sql`drop database ${sql(name)} with (force)`),
  }
}

/** The one PostgreSQL of this run, started by whoever needs it first. */
export async function sharedPostgres(): Promise<EmbeddedPostgres> {
  const folder = testFolder()
  // A test database need not outlive the machine, only its processes: so nothing waits for the disk.
  const server = await startEmbeddedPostgres({
    folder,
    settings: { fsync: 'off', shared_buffers: '128MB', min_wal_size: '80MB' },
  })
  await withFolderLock(join(folder, 'template'), async () => await makeTemplate(server.url))
  return server
}

/** What the test files of one run share. */
export function testFolder(): string {
  const folder = process.env['SIJI_TEST_FOLDER']
  if (folder === undefined) throw new Error('Expected vitest to run tests/support/test-folder.ts before the tests.')
  return folder
}

async function makeTemplate(url: string): Promise<void> {
  await withClient(url, async (sql) => {
    const [existing] = await sql`select 1 from pg_database where datname = 'siji_template'`
    if (existing !== undefined) return
    await sql`drop database if exists siji_template_unfinished with (force)`
    await sql`create database siji_template_unfinished`
    await migrate({ url: withDatabase(url, 'siji_template_unfinished'), folder: migrationsFolder, mode: 'demo' })
    await sql`alter database siji_template_unfinished rename to siji_template`
  })
}

async function withClient<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end()
  }
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}
