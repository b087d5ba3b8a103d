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
  const start = startOfPage(page, all.length)
  return pageAt(all.slice(start, start + PAGE_SIZE), start, all.length)
}

/** Where a page begins in a list of that length; a page beyond the end is the last one. */
export function startOfPage(page: number, total: number): number {
  return (Math.min(page, pagesOf(total)) - 1) * PAGE_SIZE
}

/** A page that a query has cut out of a list of `total` rows, from `start` on. */
export function pageAt<Row>(rows: readonly Row[], start: number, total: number): Paged<Row> {
  const from = rows.length === 0 ? 0 : start + 1
  return {
    rows,
    page: start / PAGE_SIZE + 1,
    pages: pagesOf(total),
    from,
    to: from === 0 ? 0 : start + rows.length,
    total,
  }
}

function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE))
}
