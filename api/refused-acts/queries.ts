import { and, desc, eq, ilike, inArray, or } from 'drizzle-orm'
import { applications } from '../applications/tables.ts'
import { enterprises } from '../enterprises/tables.ts'
import { people } from '../people/tables.ts'
import type { Tx } from '../plugins/database.ts'
import { actsOf, type RefusedAct, type RefusedKind } from './acts.ts'
import { refusedActs } from './tables.ts'

export interface KeptRefusal {
  readonly parkId: string
  /** That of the attempt: a repetition of the same request is no second one. */
  readonly id: string
  readonly act: RefusedAct
  readonly applicationId: string | null
  readonly instanceId: string | null
  readonly key: number | null
  /** What it was about: the id of a finding, a notice, a permit; a ground; the code of a material. */
  readonly subject: string | null
  readonly department: string | null
  /** `null` = the process itself tried it. */
  readonly personId: string | null
  readonly code: string
  readonly refusedAt: Date
}

/** A repetition is kept once; another attempt under the same id is kept beside it, under `otherId`. */
export async function keepRefusedAct(tx: Tx, refusal: KeptRefusal, otherId: string | null = null): Promise<void> {
  const inserted = await tx.insert(refusedActs).values(refusal).onConflictDoNothing().returning({ id: refusedActs.id })
  if (inserted.length > 0 || otherId === null) return
  const { parkId, id, act, subject, code, personId, instanceId, key } = refusal
  const [kept] = await tx
    .select()
    .from(refusedActs)
    .where(and(eq(refusedActs.parkId, parkId), eq(refusedActs.id, id)))
  const isSame =
    kept?.act === act &&
    kept.subject === subject &&
    kept.code === code &&
    kept.personId === personId &&
    kept.instanceId === instanceId &&
    kept.key === key
  if (!isSame)
    await tx
      .insert(refusedActs)
      .values({ ...refusal, id: otherId })
      .onConflictDoNothing()
}

/** Which of them are meant; `null` or nothing = any. */
export interface RefusedFilter {
  readonly kind?: RefusedKind | null
  readonly applicationId?: string | null
  /** Whose clocks it was about: the application's own instance, or of a process that it calls. */
  readonly instanceId?: string | null
  /** Part of the name of who tried it, or of the application's number. */
  readonly words?: string
}

export type ListedRefusal = Awaited<ReturnType<typeof listRefusedActs>>[number]

/** What was refused in the park, the newest first. */
export async function listRefusedActs(tx: Tx, parkId: string, limit: number, filter: RefusedFilter = {}) {
  const { kind = null, applicationId = null, instanceId = null, words = '' } = filter
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  return await tx
    .select({
      id: refusedActs.id,
      act: refusedActs.act,
      applicationId: refusedActs.applicationId,
      applicationNumber: applications.number,
      enterprise: enterprises.name,
      instanceId: refusedActs.instanceId,
      key: refusedActs.key,
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
    .leftJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .where(
      and(
        eq(refusedActs.parkId, parkId),
        kind === null ? undefined : inArray(refusedActs.act, [...actsOf(kind)]),
        applicationId === null ? undefined : eq(refusedActs.applicationId, applicationId),
        instanceId === null ? undefined : eq(refusedActs.instanceId, instanceId),
        words === '' ? undefined : or(ilike(people.name, like), ilike(applications.number, like)),
      ),
    )
    .orderBy(desc(refusedActs.refusedAt), desc(refusedActs.id))
    .limit(limit)
}
