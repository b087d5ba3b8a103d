import { readReplay, resultOf, traceLines } from '../../engine/index.ts'
import { readConfig } from '../config.ts'
import { onDatabase } from '../database/on-database.ts'
import { exit } from '../exit.ts'
import type { Output } from '../output.ts'
import { zone } from '../running/run-options.ts'
import { printResults, printTrace } from '../running/trace-output.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * `siji replay INSTANCE`: what a stored instance has done, told from its journal alone as `siji run` tells it; then
 * whether that comes to the stored state and the chain is whole. Exit 1 if not.
 */
export async function run(
  [instanceId = '']: readonly string[],
  _options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  const read = readConfig(process.env)
  if (!read.ok || !UUID.test(instanceId)) {
    output.progress(
      read.ok ? `需要流程实例的编号（UUID）。Expected the id of an instance, a UUID.` : read.problems.join('\n'),
    )
    return exit.usage
  }
  const replay = await onDatabase(read.config, (url) => readReplay(url, instanceId))
  if (replay === null) {
    output.progress(`没有流程实例 ${instanceId}。There is no instance ${instanceId}.`)
    return exit.no
  }
  const { steps, instance, definition, foldHolds, chainHolds, brokenAt } = replay
  const trace = steps.flatMap((step) => traceLines(step.events, step.definition, step.at, 1))
  printTrace(output, zone, trace)
  printResults(output, [resultOf({ number: 1, name: null, definition, instance }, trace)])
  output.line(
    { replayed: instanceId, revisions: steps.length, foldHolds, chainHolds, brokenAt },
    `${steps.length} 条记录 entries；与存储状态 the stored state ${foldHolds ? '一致 is the same' : '不一致 differs'}；` +
      `哈希链 the chain ${chainHolds ? '完整 is whole' : `在第 ${brokenAt ?? '末'} 条断裂 is broken`}`,
  )
  return foldHolds && chainHolds ? exit.done : exit.no
}
