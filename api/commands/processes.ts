import type { Output } from '../output.ts'
import { rowsOf, withServer } from './with-server.ts'

/** `siji processes`: the latest version of each process of a park. */
export async function run(
  _operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withServer(options, output, async (server, park) => {
    for (const row of rowsOf(await server.get(`${park}/processes`))) {
      output.line(row, `${String(row['processId'])}  v${String(row['version'])}  ${String(row['name'] ?? '')}`)
    }
  })
}
