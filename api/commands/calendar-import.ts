import { readFileSync, statSync } from 'node:fs'
import type { Output } from '../output.ts'
import { withServer } from './with-server.ts'

/** `siji calendar import FILE`: sends a yearly notice to a park, or only asks what importing it would do. */
export async function run(
  [file = '']: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
    output.progress(`没有文件 ${file}。Expected the file of a notice, but ${file} is none.`)
    return 3
  }
  const year = options['year']
  const body = {
    document: readFileSync(file, 'utf8'),
    region: String(options['region'] ?? 'cn'),
    year: year === undefined ? null : Number(year),
    number: textOf(options['number']),
    url: textOf(options['source']),
  }
  return await withServer(options, output, async (server, park) => {
    const path = options['check'] === true ? 'notice-previews' : 'notices'
    const answer = await server.post(`${park}/calendar/${path}`, body)
    const told = typeof answer === 'object' && answer !== null ? answer : {}
    output.line(told, JSON.stringify(told, null, 2))
  })
}

function textOf(option: unknown): string | null {
  return option === undefined ? null : String(option)
}
