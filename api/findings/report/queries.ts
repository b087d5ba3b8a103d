import { and, asc, count, eq, gte, lte, sql } from 'drizzle-orm'
import { answers } from '../../answers/tables.ts'
import { departments } from '../../departments/tables.ts'
import type { Tx } from '../../plugins/database.ts'
import { answerOfFinding, counts, isSetAside } from '../queries.ts'
import { findings } from '../tables.ts'

/** What one department found, and how well it kept to telling everything at once. */
export interface DepartmentFindings {
  readonly department: string
  readonly name: string
  readonly nameEn: string
  readonly findings: number
  /** Found in a later round, though they could have been told before. */
  readonly late: number
  /** Left out of the notice by the lead. */
  readonly setAside: number
  /** Reopened, for they were not mended. */
  readonly reopened: number
}

/** By department, of the days from `from` to `to` in the park's zone; a department without findings is not among them. */
export async function reportFindings(
  tx: Tx,
  park: { readonly id: string; readonly zone: string },
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Promise<readonly DepartmentFindings[]> {
  const day = sql<string>`(${findings.writtenAt} at time zone ${park.zone})::date`
  const reopened = sql`exists (select from finding_moves again where again.park_id = ${findings.parkId}
    and again.finding_id = ${findings.id} and again.move = 'reopen')`
  return await tx
    .select({
      department: departments.code,
      name: departments.name,
      nameEn: departments.nameEn,
      findings: count(),
      late: sql<number>`(count(*) filter (where ${findings.whyLate} is not null))::int`,
      setAside: sql<number>`(count(*) filter (where ${isSetAside}))::int`,
      reopened: sql<number>`(count(*) filter (where ${reopened}))::int`,
    })
    .from(findings)
    .innerJoin(departments, and(eq(departments.parkId, findings.parkId), eq(departments.code, findings.department)))
    .leftJoin(answers, answerOfFinding)
    .where(
      and(
        eq(findings.parkId, park.id),
        counts,
        from === null ? undefined : gte(day, from),
        to === null ? undefined : lte(day, to),
      ),
    )
    .groupBy(departments.code, departments.name, departments.nameEn)
    .orderBy(asc(departments.code))
}
