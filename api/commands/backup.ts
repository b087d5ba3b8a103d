import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { makeBackup } from '../backup/make-backup.ts'
import type { Output } from '../output.ts'
import { withBackup } from './with-backup.ts'

/** `siji backup DIR`: database and stored files as they are at one instant, into an empty folder, while a server runs. */
export async function run(
  [folder = '']: readonly string[],
  _options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withBackup(output, async (config, url) => {
    const release = releaseOf(readFileSync(join(projectRoot(), 'package.json'), 'utf8'))
    const request = { url, filesFolder: config.filesFolder, folder: resolve(folder), release }
    const { takenAt, tables, files, keyFingerprint } = await makeBackup(request, output.progress)
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    output.line(
      { backup: request.folder, takenAt, tables: tables.length, rows, files: files.count, keyFingerprint },
      `已备份 backed up ${takenAt}：${tables.length} 张表 tables，${rows} 行 rows，${files.count} 个文件 files → ${request.folder}`,
    )
    output.progress(
      `个人信息密钥不在备份中，请另行妥善保存 · the key of personal data is not in it, keep it elsewhere: ${config.keyFile}`,
    )
  })
}

function releaseOf(text: string): string {
  const manifest: unknown = JSON.parse(text)
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}
