import { resolve } from 'node:path'
import { exportJournal } from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { findParkBySlug } from '../parks/queries.ts'
import { openDatabase } from '../plugins/database.ts'
import { withJournalFile } from './with-journal-file.ts'

/** `siji journal export --park KEY FILE.jsonl.gz`: a park's journal as it is at one instant, signed, while a server runs. */
export async function run(
  [file = '']: readonly string[],
  { park: slug }: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withJournalFile(output, async (url, key) => {
    const database = openDatabase({ url, connections: 1 })
    const park = await database
      .outsideParks((tx) => findParkBySlug(tx, String(slug ?? '')))
      .finally(async () => await database.close())
    if (park === null) {
      output.progress(
        `没有园区“${String(slug ?? '')}”，请用 --park 指定。\nExpected --park to name a park, but found none.`,
      )
      return exit.usage
    }
    const path = resolve(file)
    const exported = await exportJournal({ url, parkId: park.id, park, file: path, key })
    const { takenAt, instances, entries } = exported
    output.line(
      { exported: path, park: park.slug, ...exported },
      `已导出 exported ${takenAt}：${instances} 个实例 instances，${entries} 条记录 entries → ${path}`,
    )
    return exit.done
  })
}
