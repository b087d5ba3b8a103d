import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { latestMilestone } from '../applications/queries.ts'
import { applications } from '../applications/tables.ts'
import { deferrals } from '../materials/tables.ts'
import type { Tx } from '../plugins/database.ts'
import type { DeferralState } from './lifecycle.ts'

/** A deferral as the process that follows it needs it. */
export interface FollowedDeferral {
  readonly applicationId: string
  readonly code: string
  readonly days: number
  readonly state: DeferralState
  readonly followUpId: string | null
  readonly countedFrom: Date | null
  readonly dueAt: Date | null
  readonly providedAt: Date | null
}

const columns = {
  applicationId: deferrals.applicationId,
  code: deferrals.code,
  days: deferrals.days,
  state: deferrals.state,
  followUpId: deferrals.followUpId,
  countedFrom: deferrals.countedFrom,
  dueAt: deferrals.dueAt,
  providedAt: deferrals.providedAt,
}

/** Held until the transaction ends, so that handing in and breach come one after the other. */
export async function lockDeferral(
  tx: Tx,
  parkId: string,
  applicationId: string,
  code: string,
): Promise<FollowedDeferral | null> {
  const [row] = await tx
    .select(columns)
    .from(deferrals)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.applicationId, applicationId), eq(deferrals.code, code)))
    .for('update')
  return row ?? null
}

/** That which a process follows, held until the transaction ends. */
export async function lockFollowedDeferral(
  tx: Tx,
  parkId: string,
  followUpId: string,
): Promise<FollowedDeferral | null> {
  const [row] = await tx
    .select(columns)
    .from(deferrals)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.followUpId, followUpId)))
    .for('update')
  return row ?? null
}

/** All of one application, by material. */
export async function listDeferralsOf(tx: Tx, parkId: string, applicationId: string) {
  return await tx
    .select(columns)
    .from(deferrals)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.applicationId, applicationId)))
    .orderBy(asc(deferrals.code))
}

export async function updateDeferral(
  tx: Tx,
  parkId: string,
  { applicationId, code }: Pick<FollowedDeferral, 'applicationId' | 'code'>,
  row: Partial<{
    readonly state: DeferralState
    readonly followUpId: string
    readonly countedFrom: Date
    readonly dueAt: Date
    readonly providedAt: Date
    readonly endedAt: Date
  }>,
): Promise<void> {
  await tx
    .update(deferrals)
    .set(row)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.applicationId, applicationId), eq(deferrals.code, code)))
}

/** Versions of processes under which deferrals stand open. */
export async function listHashesWithOpenDeferrals(tx: Tx, parkId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ hash: applications.definitionHash })
    .from(deferrals)
    .innerJoin(applications, isOf)
    .where(and(eq(deferrals.parkId, parkId), eq(deferrals.state, 'open')))
  return rows.map(({ hash }) => hash)
}

/** One that stands open in an application that was accepted. */
export interface OpenDeferral extends FollowedDeferral {
  readonly signedAt: Date
  readonly acceptedAt: Date
  readonly applicationNumber: string | null
  readonly definitionHash: string
  readonly milestone: string | null
  /** A file or a paper has been handed in for it. */
  readonly isProvided: boolean
}

const acceptedAt = sql<Date | string>`(
  select min(m.at) from milestones m where m.park_id = ${deferrals.parkId}
    and m.root_instance_id = ${deferrals.applicationId} and m.name = 'inReview')`

const isProvided = sql<boolean>`(exists (
    select from materials f where f.park_id = ${deferrals.parkId} and f.application_id = ${deferrals.applicationId}
      and f.code = ${deferrals.code})
  or exists (
    select from paper_materials p where p.park_id = ${deferrals.parkId}
      and p.application_id = ${deferrals.applicationId} and p.code = ${deferrals.code}))`

/** Open ones of accepted applications under these versions; `isFollowed` = those that a process follows, or the others. */
export async function listOpenDeferrals(
  tx: Tx,
  parkId: string,
  hashes: readonly string[],
  isFollowed: boolean,
): Promise<readonly OpenDeferral[]> {
  if (hashes.length === 0) return []
  const rows = await tx
    .select({
      ...columns,
      signedAt: deferrals.signedAt,
      acceptedAt,
      applicationNumber: applications.number,
      definitionHash: applications.definitionHash,
      milestone: latestMilestone,
      isProvided,
    })
    .from(deferrals)
    .innerJoin(applications, isOf)
    .where(
      and(
        eq(deferrals.parkId, parkId),
        eq(deferrals.state, 'open'),
        isFollowed ? sql`${deferrals.followUpId} is not null` : isNull(deferrals.followUpId),
        inArray(applications.definitionHash, [...hashes]),
        isFollowed
          ? sql`${latestMilestone} in ('partlyDelivered', 'refused', 'declined', 'withdrawn', 'lapsed')`
          : sql`${acceptedAt} is not null`,
      ),
    )
    .orderBy(asc(deferrals.signedAt))
    .limit(500)
  return rows.map((row) => ({ ...row, acceptedAt: new Date(row.acceptedAt) }))
}

const isOf = and(eq(applications.parkId, deferrals.parkId), eq(applications.id, deferrals.applicationId))

/** Incidents at which the issue stands that waits for a deferred material: those with our own sentence. */
export async function listHeldIssues(
  tx: Tx,
  parkId: string,
  followUpId: string,
): Promise<readonly { readonly instance: string; readonly key: number }[]> {
  return await tx.execute<{ instance: string; key: number }>(sql`
    select i.instance_id as instance, i.key from incidents i
    join deferrals d on d.park_id = i.park_id and d.application_id = i.root_instance_id
    where d.park_id = ${parkId} and d.follow_up_id = ${followUpId} and i.step = 'job'
      and i.message like ${`%${HELD_BACK}%`}`)
}

/** What the message of an incident holds that holds back an issue until what is missing has come. */
export const HELD_BACK = '暂缓核发'
