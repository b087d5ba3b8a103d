import { statSync } from 'node:fs'
import type { Output } from '../output.ts'
import { readProcessFolder } from '../processes/read-process-folder.ts'
import { withServer } from './with-server.ts'

/** `siji deploy FOLDER`: sends the BPMN, DMN, forms and process.json of a folder to a park. */
export async function run(
  [folder = '']: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    output.progress(`没有目录 ${folder}。Expected a folder with process.bpmn, but ${folder} is none.`)
    return 3
  }
  const files = Object.entries(readProcessFolder(folder)).map(([path, bytes]) => [path, Buffer.from(bytes).toString()])
  return await withServer(options, output, async (server, park) => {
    const body = { files: Object.fromEntries(files), note: String(options['note'] ?? '') }
    const answer = await server.post(`${park}/processes`, body)
    const deployed = typeof answer === 'object' && answer !== null ? answer : {}
    output.line(deployed, JSON.stringify(deployed, null, 2))
  })
}
