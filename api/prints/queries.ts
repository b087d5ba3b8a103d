import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { prints } from './tables.ts'

/** What was printed; of notices there are several, so that one is named. */
export interface PrintedDocument {
  readonly applicationId: string
  readonly document: 'receipt' | 'promise' | 'notice'
  readonly noticeId: string | null
}

export interface Print extends PrintedDocument {
  readonly printing: number
  readonly printedBy: string
  readonly printedAt: Date
}

/** Writes down that it is printed now and gives the how-manieth time; the caller holds the application's row. */
export async function recordPrint(
  tx: Tx,
  parkId: string,
  document: PrintedDocument,
  by: { readonly personId: string; readonly at: Date },
): Promise<number> {
  const [last] = await tx
    .select({ printing: sql<number>`coalesce(max(${prints.printing}), 0)::int` })
    .from(prints)
    .where(and(eq(prints.parkId, parkId), isOf(document)))
  const printing = (last?.printing ?? 0) + 1
  await tx.insert(prints).values({ parkId, id: v7(), ...document, printing, printedBy: by.personId, printedAt: by.at })
  return printing
}

/** Every print of an application's documents, oldest first, with the names of who printed. */
export async function listPrints(tx: Tx, parkId: string, applicationId: string): Promise<readonly Print[]> {
  return await tx
    .select({
      applicationId: prints.applicationId,
      document: prints.document,
      noticeId: prints.noticeId,
      printing: prints.printing,
      printedBy: people.name,
      printedAt: prints.printedAt,
    })
    .from(prints)
    .innerJoin(people, eq(people.id, prints.printedBy))
    .where(and(eq(prints.parkId, parkId), eq(prints.applicationId, applicationId)))
    .orderBy(asc(prints.printedAt), asc(prints.id))
}

function isOf({ applicationId, document, noticeId }: PrintedDocument) {
  return and(
    eq(prints.applicationId, applicationId),
    eq(prints.document, document),
    noticeId === null ? isNull(prints.noticeId) : eq(prints.noticeId, noticeId),
  )
}
