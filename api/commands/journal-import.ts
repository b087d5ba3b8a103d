import { resolve } from 'node:path'
import { z } from 'zod'
import { importJournal } from '../../engine/index.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { listParks, savePark } from '../parks/queries.ts'
import { openDatabase } from '../plugins/database.ts'
import { withJournalFile } from './with-journal-file.ts'

const parkOf = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  zone: z.string(),
  closingTime: z.string(),
  officeHours: z.array(z.object({ from: z.string(), to: z.string(), open: z.array(z.string()) })).default([]),
  approvesPublications: z.boolean().default(false),
})

/** `siji journal import FILE`: an exported journal into a database in which its park has nothing yet. */
export async function run(
  [file = '']: readonly string[],
  _options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withJournalFile(output, async (url, key) => {
    const database = openDatabase({ url, connections: 1 })
    try {
      const imported = await importJournal({
        url,
        file: resolve(file),
        key,
        prepare: async ({ park }) => {
          const told = parkOf.parse(park)
          await database.inPark(told.id, async (tx) => {
            const known = (await listParks(tx)).some(({ id }) => id === told.id)
            if (!known) await savePark(tx, told)
          })
        },
      })
      const { takenAt, instances, entries, wasDone } = imported
      output.line(
        { imported: resolve(file), takenAt, instances, entries, wasDone },
        `已导入 imported ${takenAt}：${instances} 个实例 instances，${entries} 条记录 entries${wasDone ? '（早已导入 already there）' : ''}`,
      )
      output.progress('请运行 siji verify-journal 核对 · run siji verify-journal')
      return exit.done
    } finally {
      await database.close()
    }
  })
}
