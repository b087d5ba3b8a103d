import { verifyJournal } from '../../engine/index.ts'
import { readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import type { Output } from '../output.ts'

/** `siji verify-journal`: one line per fault and a last one with what was looked at; exit 1 if there is any fault. */
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
  const verdict = await onDatabase(read.config, (url) =>
    verifyJournal(url, (fault) =>
      output.line(fault, `${fault.instanceId}: ${fault.fault} ${fault.detail} (park ${fault.parkId})`),
    ),
  )
  const { instances, entries, faults } = verdict
  output.line(verdict, `${instances} 个实例 instances，${entries} 条记录 entries，${faults} 处问题 faults`)
  return faults === 0 ? 0 : 1
}
