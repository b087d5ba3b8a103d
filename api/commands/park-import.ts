import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { type Config, readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { onDatabase } from '../database/on-database.ts'
import { StartError } from '../database/start-error.ts'
import { exit } from '../exit.ts'
import { settleKey } from '../installation/settle-key.ts'
import type { Output } from '../output.ts'
import type { Change } from '../park-import/compare.ts'
import { importPark, type ParkImport } from '../park-import/import-park.ts'
import type { ParkFile } from '../park-import/park-file.ts'
import { readParkFile } from '../park-import/read-park-file.ts'
import { createCipher } from '../personal-data/cipher.ts'
import { readKeyFile } from '../personal-data/key-file.ts'
import { openDatabase } from '../plugins/database.ts'
import { hashPassword } from '../sessions/passwords.ts'

/**
 * `siji park import FILE`: makes a park what its file says (docs/park.md), on the database itself, all or nothing; with
 * --check it only says what would change. New accounts get a password each, which is printed this once.
 */
export async function run(
  [path = '']: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const config = readConfig(process.env)
  const text = readText(path)
  if (!config.ok || text === null) {
    output.progress(
      config.ok ? `无法读取 ${path}。Expected a file that can be read at ${path}.` : config.problems.join('\n'),
    )
    return exit.usage
  }
  const read = readParkFile(text)
  if (!read.ok) {
    for (const problem of read.problems) output.problem(problem)
    return exit.refused
  }
  try {
    const check = options['check'] === true
    const passwords = new Map<string, string>()
    const outcome = await importOn(config.config, read.file, check, passwords)
    return tell(output, outcome, read.file, check, passwords)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    output.progress(`${error.messageZh}\n${error.message}`)
    return exit.no
  }
}

async function importOn(
  config: Config,
  file: ParkFile,
  check: boolean,
  passwords: Map<string, string>,
): Promise<ParkImport> {
  mkdirSync(config.dataFolder, { recursive: true })
  const cipher = createCipher(readKeyFile(config.keyFile))
  return await onDatabase(config, async (url) => {
    await migrate({ url, folder: join(projectRoot(), 'migrations'), mode: config.mode })
    const database = openDatabase({ url, connections: 1 })
    try {
      await settleKey(database, cipher, config.keyFile)
      return await importPark(database, file, {
        check,
        cipher,
        hashPasswordOf: async (account) => {
          const password = randomBytes(12).toString('base64url')
          passwords.set(account, password)
          return await hashPassword(password)
        },
      })
    } finally {
      await database.close()
    }
  })
}

const moves = { added: '新增 added', changed: '修改 changed', removed: '移除 removed' } as const

const things: { readonly [What in Change['what']]: string } = {
  park: '园区 park',
  areaCode: '行政区划 area code',
  department: '部门 department',
  permit: '证照 permit',
  person: '人员 person',
  post: '岗位 post',
  enterprise: '企业 enterprise',
  registration: '企业入园 registration',
  actor: '企业办理人 who acts for an enterprise',
}

function tell(
  output: Output,
  { changes, problems }: ParkImport,
  file: ParkFile,
  check: boolean,
  passwords: ReadonlyMap<string, string>,
): number {
  for (const problem of problems) output.problem(problem)
  if (problems.length > 0) return exit.refused
  for (const change of changes) output.line(change, `${moves[change.change]} · ${things[change.what]} ${change.which}`)
  for (const [account, password] of passwords) {
    output.line({ account, password }, `账号 account ${account}，密码 password ${password}`)
  }
  const count = (kind: Change['change']) => changes.filter(({ change }) => change === kind).length
  const sums = { added: count('added'), changed: count('changed'), removed: count('removed') }
  const said = check ? '尚未写入 nothing was written' : '已写入 written'
  output.line(
    { park: file.park.slug, ...sums, written: !check },
    `${file.park.slug}：新增 added ${sums.added}，修改 changed ${sums.changed}，移除 removed ${sums.removed}，${said}`,
  )
  return exit.done
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
