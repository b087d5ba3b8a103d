import type { Output } from '../output.ts'
import { withServer } from './with-server.ts'

/** `siji show INSTANCE`: its state, then its history with the check of the hash chain. */
export async function run(
  [instance = '']: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withServer(options, output, async (server, park) => {
    const path = `${park}/instances/${encodeURIComponent(instance)}`
    for (const answer of [await server.get(path), await server.get(`${path}/history`)]) {
      const object = typeof answer === 'object' && answer !== null ? answer : {}
      output.line(object, JSON.stringify(object, null, 2))
    }
  })
}
