import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { readConfig } from '../config.ts'
import { migrate } from '../database/migrate.ts'
import { onDatabase } from '../database/on-database.ts'
import { StartError } from '../database/start-error.ts'
import type { Output } from '../output.ts'

/** `siji migrate`: brings the database to this release; refuses with the SQL where an administrator has to go first. */
export async function run(
  _operands: readonly string[],
  _options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok) {
    output.progress(read.problems.join('\n'))
    return 3
  }
  const { mode } = read.config
  try {
    const folder = join(projectRoot(), 'migrations')
    const { applied } = await onDatabase(read.config, (url) => migrate({ url, folder, mode }))
    for (const migration of applied) output.line({ migration, applied: true }, `已执行 applied ${migration}`)
    output.line({ applied: applied.length, mode }, `数据库已是最新（${mode}） · the database is up to date`)
    return 0
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    output.progress(`${error.messageZh}\n${error.message}`)
    return 1
  }
}
