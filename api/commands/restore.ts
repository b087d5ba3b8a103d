import { join, resolve } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import type { Output } from '../output.ts'
import { withBackup } from './with-backup.ts'

/** `siji restore DIR`: a backup into an empty database, as a whole or not at all. */
export async function run(
  [folder = '']: readonly string[],
  _options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withBackup(output, async ({ filesFolder, keyFile }, url) => {
    const migrationsFolder = join(projectRoot(), 'migrations')
    const request = { url, filesFolder, folder: resolve(folder), migrationsFolder }
    const { takenAt, mode, tables, files, keyFingerprint } = await restoreBackup(request, output.progress)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    output.line(
      { restored: request.folder, takenAt, mode, tables: tables.length, rows, files: files.count, keyFingerprint },
      `已恢复 restored ${takenAt}（${mode}）：${tables.length} 张表 tables，${rows} 行 rows，${files.count} 个文件 files`,
    )
    if (keyFingerprint !== null) {
      output.progress(
        `启动前把指纹为 ${keyFingerprint} 的密钥放到 ${keyFile}，并运行 siji verify-journal。\n` +
          `Before a server starts, put the key ${keyFingerprint} at ${keyFile}, and run siji verify-journal.`,
      )
    }
  })
}
