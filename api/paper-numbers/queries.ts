import { sql } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { oversightCounters, type Series } from './tables.ts'

const words: { readonly [series in Series]: string } = { yellow: '黄牌', red: '红牌', notice: '督办' }

/** `督办〔2024〕3号`: the next of its year; its row stays locked until the transaction ends, so that none is skipped. */
export async function nextPaperNumber(tx: Tx, parkId: string, series: Series, year: number): Promise<string> {
  const { parkId: park, series: of, year: within } = oversightCounters
  const [row] = await tx
    .insert(oversightCounters)
    .values({ parkId, series, year, last: 1 })
    .onConflictDoUpdate({ target: [park, of, within], set: { last: sql`${oversightCounters.last} + 1` } })
    .returning({ last: oversightCounters.last })
  if (row === undefined) throw new Error(`Expected a counter of ${series} for ${year}, but found none.`)
  return `${words[series]}〔${year}〕${row.last}号`
}
