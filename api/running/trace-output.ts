import { type RunResult, type TraceLine, writeInstant } from '../../engine/index.ts'
import type { Output } from '../output.ts'

/** One thing that happened, as a line of output. */
export function printTrace(output: Output, zone: string, lines: readonly TraceLine[]): void {
  for (const { at, ...line } of lines) {
    const { instance, event, element, type, body, whole } = line
    const place = body === undefined ? (whole === true ? ' [*]' : '') : ` [${body}]`
    const when = writeInstant(at, zone)
    output.line({ at: when, ...line }, `${when}  ${instance}  ${event.padEnd(10)} ${element}${place} (${type})`)
  }
}

/** How each instance stands at the end, one line for each. */
export function printResults(output: Output, results: readonly RunResult[]): void {
  for (const result of results) {
    const { instance, result: word, waiting, incidents } = result
    const rest = [
      ...(waiting.length === 0 ? [] : [`等待 waiting: ${waiting.join(', ')}`]),
      ...incidents.map(({ element, messageZh, message }) => `故障 incident ${element}: ${messageZh} ${message}`),
      `变量 variables: ${JSON.stringify(result.variables)}`,
    ]
    output.line(result, [`${instance}  ${word}`, ...rest].join('\n   '))
  }
}
