import { z } from 'zod'

export const PAGE_SIZE = 30

/** The part of an address that says which part of a list is shown, and whether it is wanted as a file. */
export const listQuery = z.object({
  q: z.string().max(100).default('').describe('Words to search for'),
  sort: z.string().max(40).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  format: z.enum(['html', 'csv', 'xlsx']).default('html'),
})

export interface Paged<Row> {
  readonly rows: readonly Row[]
  readonly page: number
  readonly pages: number
  readonly from: number
  readonly to: number
  readonly total: number
}

/** One page of a list that is at hand as a whole; a page beyond the end is the last one. */
export function pageOf<Row>(all: readonly Row[], page: number): Paged<Row> {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE))
  const shown = Math.min(page, pages)
  const rows = all.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)
  const from = rows.length === 0 ? 0 : (shown - 1) * PAGE_SIZE + 1
  return { rows, page: shown, pages, from, to: from === 0 ? 0 : from + rows.length - 1, total: all.length }
}
