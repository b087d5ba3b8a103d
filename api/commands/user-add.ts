import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { onDatabase } from '../database/on-database.ts'
import { StartError } from '../database/start-error.ts'
import type { Output } from '../output.ts'
import { addPerson, isAccount } from '../people/add-person.ts'
import { openDatabase } from '../plugins/database.ts'

/**
 * `siji user add ACCOUNT`: makes an account on the database itself; with --administrator the first one of production.
 * The password is SIJI_PASSWORD, else a new one that is printed this once.
 */
export async function run(
  [given = '']: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const account = given.trim().toLowerCase()
  const password = process.env['SIJI_PASSWORD'] ?? randomBytes(12).toString('base64url')
  const read = readConfig(process.env)
  const wrong = read.ok ? wrongUsage(account, password) : read.problems.join('\n')
  if (!read.ok || wrong !== null) {
    output.progress(String(wrong))
    return 3
  }
  try {
    await onDatabase(read.config, async (url) => {
      await migrate({ url, folder: join(projectRoot(), 'migrations'), mode: read.config.mode })
      const database = openDatabase({ url, connections: 1 })
      const isAdministrator = options['administrator'] === true
      const name = String(options['name'] ?? account)
      await addPerson(database, { account, name, password, isAdministrator }).finally(() => database.close())
      const shown = process.env['SIJI_PASSWORD'] === undefined ? password : null
      output.line(
        { account, isAdministrator, password: shown },
        `已添加 added ${account}${shown === null ? '' : `，密码 password ${shown}`}`,
      )
    })
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    output.progress(`${error.messageZh}\n${error.message}`)
    return 1
  }
}

function wrongUsage(account: string, password: string): string | null {
  if (!isAccount(account)) {
    return `账号应为 2–63 个小写字母、数字或 . _ -。Expected an account of 2 to 63 characters a-z 0-9 . _ -, but found "${account}".`
  }
  if (password.length < 10) return '密码至少 10 个字符。Expected a password of at least 10 characters in SIJI_PASSWORD.'
  return null
}
