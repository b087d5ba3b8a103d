import { and, desc, eq } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { RefusedAct } from './acts.ts'
import { refusedActs } from './tables.ts'

export interface KeptRefusal {
  readonly parkId: string
  /** That of the attempt: a repetition of the same request is no second one. */
  readonly id: string
  readonly act: RefusedAct
  readonly applicationId: string | null
  /** What it was about: the id of a finding, a notice, a permit. */
  readonly subject: string | null
  readonly department: string | null
  /** `null` = the process itself tried it. */
  readonly personId: string | null
  readonly code: string
  readonly refusedAt: Date
}

export async function keepRefusedAct(tx: Tx, refusal: KeptRefusal): Promise<void> {
  await tx.insert(refusedActs).values(refusal).onConflictDoNothing()
}

/** What was refused in the park, or about one application, the newest first. */
export async function listRefusedActs(tx: Tx, parkId: string, limit: number, applicationId: string | null = null) {
  return await tx
    .select({
      id: refusedActs.id,
      act: refusedActs.act,
      applicationId: refusedActs.applicationId,
      applicationNumber: applications.number,
      subject: refusedActs.subject,
      department: refusedActs.department,
      person: people.name,
      code: refusedActs.code,
      refusedAt: refusedActs.refusedAt,
    })
    .from(refusedActs)
    .leftJoin(people, eq(people.id, refusedActs.personId))
    .leftJoin(
      applications,
      and(eq(applications.parkId, refusedActs.parkId), eq(applications.id, refusedActs.applicationId)),
    )
    .where(
      and(
        eq(refusedActs.parkId, parkId),
        applicationId === null ? undefined : eq(refusedActs.applicationId, applicationId),
      ),
    )
    .orderBy(desc(refusedActs.refusedAt), desc(refusedActs.id))
    .limit(limit)
}
