import { verifyJournal } from '../../engine/index.ts'
import { readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import type { Output } from '../output.ts'
import { listParks } from '../parks/queries.ts'
import { findNumberFaults } from '../permits/numbers/queries.ts'
import { openDatabase } from '../plugins/database.ts'

/**
 * `siji verify-journal`: one line per fault of journal, states, rows beside them and permit numbers, and a last one with
 * what was looked at and how fast; exit 1 if there is any fault.
 */
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
  return await onDatabase(read.config, async (url) => {
    const began = performance.now()
    const verdict = await verifyJournal(url, (fault) =>
      output.line(fault, `${fault.instanceId}: ${fault.fault} ${fault.detail} (park ${fault.parkId})`),
    )
    const seconds = (performance.now() - began) / 1_000
    const faults = verdict.faults + (await verifyNumbers(url, output))
    const { instances, entries, events } = verdict
    const eventsPerSecond = Math.round(events / seconds)
    output.line(
      { ...verdict, faults, eventsPerSecond },
      `${instances} 个实例 instances，${entries} 条记录 entries，${events} 个事件 events（${eventsPerSecond}/s），${faults} 处问题 faults`,
    )
    return faults === 0 ? 0 : 1
  })
}

/** How many faults the permit numbers of all parks have. */
async function verifyNumbers(url: string, output: Output): Promise<number> {
  const database = openDatabase({ url, connections: 1 })
  let count = 0
  try {
    for (const { id: parkId, slug } of await database.outsideParks(listParks)) {
      for (const fault of await database.inPark(parkId, (tx) => findNumberFaults(tx, parkId))) {
        output.line({ parkId, ...fault }, `${fault.counter}: ${fault.fault} ${fault.detail} (park ${slug})`)
        count += 1
      }
    }
  } finally {
    await database.close()
  }
  return count
}
