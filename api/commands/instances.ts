import type { Output } from '../output.ts'
import { rowsOf, withServer } from './with-server.ts'

const PAGE = 200

/** `siji instances`: every process instance of a park, newest first. */
export async function run(
  _operands: readonly string[],
  options: { readonly [name: string]: unknown },
  output: Output,
): Promise<number> {
  return await withServer(options, output, async (server, park) => {
    for (let after = ''; ; ) {
      const rows = rowsOf(await server.get(`${park}/instances?limit=${PAGE}${after === '' ? '' : `&after=${after}`}`))
      for (const row of rows) {
        const { id, status, processId, startedAt } = row
        output.line(row, `${String(id)}  ${String(status)}  ${String(processId)}  ${String(startedAt)}`)
      }
      if (rows.length < PAGE) return
      after = String(rows.at(-1)?.['id'])
    }
  })
}
