import { and, desc, eq, or, sql } from 'drizzle-orm'
import { applicationLifecycle } from '../applications/lifecycle.ts'
import { latestMilestone } from '../applications/queries.ts'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import { registrations } from './tables.ts'

/** Filed at the window for the enterprise. */
export interface Registration {
  readonly registeredBy: string
  readonly registeredAt: Date
  readonly conflictReason: string | null
}

/** An application under way that a new one may contradict. */
export interface Conflict {
  readonly applicationId: string
  readonly number: string
  readonly enterprise: string
  readonly project: string | null
  readonly isSameProject: boolean
}

export async function insertRegistration(
  tx: Tx,
  parkId: string,
  applicationId: string,
  registration: Registration,
): Promise<void> {
  await tx.insert(registrations).values({ parkId, applicationId, ...registration })
}

/** With the name of who registered it; `null` where the enterprise filed it itself. */
export async function findRegistration(
  tx: Tx,
  parkId: string,
  applicationId: string,
): Promise<(Registration & { readonly registeredByName: string }) | null> {
  const [row] = await tx
    .select({
      registeredBy: registrations.registeredBy,
      registeredByName: people.name,
      registeredAt: registrations.registeredAt,
      conflictReason: registrations.conflictReason,
    })
    .from(registrations)
    .innerJoin(people, eq(people.id, registrations.registeredBy))
    .where(and(eq(registrations.parkId, parkId), eq(registrations.applicationId, applicationId)))
  return row ?? null
}

/** Applications under way for the same project or of the same enterprise, those of the same project first. */
export async function listConflicts(
  tx: Tx,
  parkId: string,
  { creditCode, projectCode }: { readonly creditCode: string; readonly projectCode: string },
): Promise<readonly Conflict[]> {
  const isSameProject = sql<boolean>`coalesce(${projects.code} = ${projectCode}, false)`
  const final = applicationLifecycle.states.filter((state) => applicationLifecycle.isFinal(state))
  const rows = await tx
    .select({
      applicationId: applications.id,
      number: applications.number,
      enterprise: enterprises.name,
      project: projects.name,
      isSameProject,
    })
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId)))
    .where(
      and(
        eq(applications.parkId, parkId),
        sql`${applications.number} is not null`,
        or(eq(enterprises.creditCode, creditCode), eq(projects.code, projectCode)),
        sql`coalesce(${latestMilestone}, 'draft') not in ${final}`,
      ),
    )
    .orderBy(desc(isSameProject), desc(applications.createdAt))
    .limit(20)
  return rows.flatMap(({ number, ...row }) => (number === null ? [] : [{ ...row, number }]))
}
