import type { Sql } from 'postgres'
import { StartError } from './start-error.ts'

/** Owner of the tables, the engine's role, and the api's. Logins act as one of them; none logs in itself. */
export const DATABASE_ROLES = ['siji_owner', 'siji_engine', 'siji_app'] as const

/** Makes the roles where this login may; otherwise refuses with the SQL that an administrator has to run. */
export async function makeRoles(sql: Sql): Promise<void> {
  if (await rolesAreReady(sql)) return
  const [login] = await sql<[{ name: string; may: boolean }]>`
    select current_user as name, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`
  if (!login.may) throw rolesMissing(login.name)
  for (const statement of roleStatements(login.name)) await runUnlessDone(sql, statement)
  await sql.unsafe('grant usage, create on schema public to siji_owner')
  if (!(await rolesAreReady(sql))) throw rolesMissing(login.name)
}

async function rolesAreReady(sql: Sql): Promise<boolean> {
  const rows = await sql`
    select 1 from pg_roles
    where rolname in ${sql(DATABASE_ROLES)} and not rolsuper and not rolbypassrls and pg_has_role(current_user, oid, 'set')
    having count(*) = ${DATABASE_ROLES.length}
      and has_schema_privilege((select oid from pg_roles where rolname = 'siji_owner'), 'public', 'create')`
  return rows.length === 1
}

function roleStatements(login: string): readonly string[] {
  const create = DATABASE_ROLES.map((role) => `create role ${role} nologin nosuperuser nobypassrls`)
  const grant = DATABASE_ROLES.map((role) => `grant ${role} to "${login}" with inherit false, set true`)
  return [...create, ...grant]
}

// Roles belong to the whole server: another database of it may have made them, even at this very moment.
async function runUnlessDone(sql: Sql, statement: string): Promise<void> {
  try {
    await sql.unsafe(statement)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    if (code !== '42710' && code !== '23505') throw cause
  }
}

function rolesMissing(login: string): StartError {
  const statements = [...roleStatements(login), 'grant usage, create on schema public to siji_owner']
  const script = statements.map((statement) => `${statement};`).join('\n')
  return new StartError(
    'database-roles-missing',
    `The login ${login} may not create the database's roles. Let an administrator run in this database:\n${script}`,
    `登录用户 ${login} 无权创建数据库角色，请由管理员在本库执行：\n${script}`,
  )
}
