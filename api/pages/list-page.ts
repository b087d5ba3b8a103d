import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PagerPart } from '../../templates/pages/parts.ts'
import type { Column } from '../lists/columns.ts'
import { type listQuery, type Paged, pageOf } from '../lists/paging.ts'
import { writeCsv } from '../lists/write-csv.ts'
import { writeXlsx } from '../lists/write-xlsx.ts'
import { withQuery } from './address.ts'
import { say } from './frame.ts'
import type { Page } from './page-route.ts'
import { sendPage } from './send-page.ts'

export interface List<Row> {
  /** Name of the file without its ending. */
  readonly name: string
  /** Everything that the filter lets through, sorted. */
  readonly rows: readonly Row[]
  /** The page asked for, where the database has cut it out; `rows` are then only what a file needs. */
  readonly paged?: Paged<Row>
  /** What a file of the list has, in this order. */
  readonly columns: readonly Column<Row>[]
  readonly html: (paged: Paged<Row>) => string | Promise<string>
}

interface ListPage<Params extends z.ZodType, Query extends ListQuery, Row> extends Omit<Page<Params, Query>, 'show'> {
  readonly list: (request: FastifyRequest, params: z.output<Params>, query: z.output<Query>) => Promise<List<Row>>
}

/** `listQuery`, or what extends it by filters of its own. */
type ListQuery = z.ZodType<z.output<typeof listQuery>>

/** A list: a page at a time as HTML, or the whole of what is filtered as CSV or XLSX (`?format=csv`). */
export function listPage<Params extends z.ZodType, Query extends ListQuery, Row>(
  app: FastifyInstance,
  { url, permission, summary, params, query, list }: ListPage<Params, Query, Row>,
): void {
  app.route({
    method: 'GET',
    url,
    config: { permission },
    schema: { hide: true, summary, params, querystring: query, response: { 200: z.any() } },
    handler: async (request, reply) => {
      // The schemas above have made them so.
      const [given, asked] = [request.params as z.output<Params>, request.query as z.output<Query>]
      const found = await list(request, given, asked)
      if (asked.format === 'html')
        return await sendPage(request, reply, await found.html(found.paged ?? pageOf(found.rows, asked.page)))
      return await sendFile(reply, asked.format, found)
    },
  })
}

async function sendFile<Row>(reply: FastifyReply, format: 'csv' | 'xlsx', list: List<Row>): Promise<FastifyReply> {
  const { name, columns, rows } = list
  const type =
    format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .header('cache-control', 'no-store')
  return reply.send(format === 'csv' ? Buffer.from(writeCsv(columns, rows)) : await writeXlsx(columns, rows))
}

/** What stands below a list: which part is shown, the neighbours, the files. `address` is that of the list. */
export function pagerOf(request: FastifyRequest, paged: Paged<unknown>, address = request.url): PagerPart {
  const { page, pages, from, to, total } = paged
  const at = (number: number) => withQuery(address, { page: number === 1 ? '' : String(number) })
  const file = (format: string) => withQuery(address, { page: '', format })
  return {
    shown: total === 0 ? say(request, 'list.none') : say(request, 'list.shown', { from, to, total }),
    previousHref: page > 1 ? at(page - 1) : null,
    nextHref: page < pages ? at(page + 1) : null,
    csvHref: total === 0 ? null : file('csv'),
    xlsxHref: total === 0 ? null : file('xlsx'),
  }
}
