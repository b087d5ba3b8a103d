import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { milestones } from '../../engine/index.ts'
import { enterprises } from '../enterprises/tables.ts'
import type { StoredForm } from '../forms/personal-values.ts'
import type { Tx } from '../plugins/database.ts'
import { projects } from '../projects/tables.ts'
import { registrations } from '../registrations/tables.ts'
import { submissions, unsentSubmissions } from '../submissions/tables.ts'
import type { Application } from './application.ts'
import { type ApplicationState, isApplicationState } from './lifecycle.ts'
import type { Prefilled } from './prefilled.ts'
import { applicationCounters, applications } from './tables.ts'

/** The name of the last milestone of an application; null = a draft. */
export const latestMilestone = sql<string | null>`(
  select m.name from milestones m
  where m.park_id = ${applications.parkId} and m.root_instance_id = ${applications.id}
  order by m.at desc, m.revision desc, m.position desc limit 1)`

const unsent = sql<boolean>`exists (
  select from ${unsentSubmissions} join ${submissions} using (park_id, command_id)
  where ${submissions.parkId} = ${applications.parkId} and ${submissions.applicationId} = ${applications.id})`

const registered = sql<boolean>`exists (
  select from ${registrations} where ${registrations.parkId} = ${applications.parkId}
    and ${registrations.applicationId} = ${applications.id})`

const columns = {
  id: applications.id,
  number: applications.number,
  processId: applications.processId,
  definitionHash: applications.definitionHash,
  enterpriseId: applications.enterpriseId,
  enterpriseName: enterprises.name,
  enterpriseCreditCode: enterprises.creditCode,
  projectId: applications.projectId,
  projectCode: projects.code,
  projectName: projects.name,
  form: applications.form,
  personalEncrypted: applications.personalEncrypted,
  formRevision: applications.formRevision,
  prefilled: applications.prefilled,
  createdAt: applications.createdAt,
  promisedAt: applications.promisedAt,
  milestone: latestMilestone,
  isBeingSubmitted: unsent,
  isRegistered: registered,
}

export async function findApplication(tx: Tx, parkId: string, id: string): Promise<Application | null> {
  const [found] = await select(tx, and(eq(applications.parkId, parkId), eq(applications.id, id)), 1)
  return found ?? null
}

/** The id of the application with this number; `null` = the park has none. */
export async function findApplicationIdByNumber(tx: Tx, parkId: string, number: string): Promise<string | null> {
  const [row] = await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.parkId, parkId), eq(applications.number, number)))
  return row?.id ?? null
}

/** Newest first; `enterpriseIds` = only of these enterprises, `null` = of all. Drafts of others are nobody's business. */
export async function listApplications(
  tx: Tx,
  parkId: string,
  filter: { readonly enterpriseIds: readonly string[] | null; readonly withDrafts: boolean; readonly limit: number },
): Promise<readonly Application[]> {
  const { enterpriseIds, withDrafts, limit } = filter
  return await select(
    tx,
    and(
      eq(applications.parkId, parkId),
      enterpriseIds === null ? undefined : inArray(applications.enterpriseId, [...enterpriseIds]),
      withDrafts ? undefined : sql`${applications.number} is not null`,
    ),
    limit,
  )
}

/** Holds the row until the transaction ends, so that two submissions of one application come one after the other. */
export async function lockApplication(tx: Tx, parkId: string, id: string): Promise<void> {
  await tx
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.parkId, parkId), eq(applications.id, id)))
    .for('update')
}

export interface NewApplication {
  readonly parkId: string
  readonly id: string
  readonly processId: string
  readonly definitionHash: string
  readonly enterpriseId: string
  readonly stored: StoredForm
  readonly prefilled: Prefilled
  readonly createdBy: string
  readonly createdAt: Date
}

export async function insertApplication(tx: Tx, { stored, ...row }: NewApplication): Promise<void> {
  await tx.insert(applications).values({ ...row, ...stored })
}

/** The promise was made for what the form said; a changed form has to be promised again. */
export async function updateForm(tx: Tx, parkId: string, id: string, stored: StoredForm): Promise<number> {
  const [row] = await tx
    .update(applications)
    .set({ ...stored, formRevision: sql`${applications.formRevision} + 1`, promisedBy: null, promisedAt: null })
    .where(and(eq(applications.parkId, parkId), eq(applications.id, id)))
    .returning({ formRevision: applications.formRevision })
  if (row === undefined) throw new Error(`Expected application ${id}, but it was gone.`)
  return row.formRevision
}

export async function recordPromise(tx: Tx, parkId: string, id: string, by: string, at: Date): Promise<void> {
  await tx
    .update(applications)
    .set({ promisedBy: by, promisedAt: at })
    .where(and(eq(applications.parkId, parkId), eq(applications.id, id)))
}

export async function recordNumberAndProject(
  tx: Tx,
  parkId: string,
  id: string,
  row: { readonly number: string; readonly projectId: string | null },
): Promise<void> {
  await tx
    .update(applications)
    .set(row)
    .where(and(eq(applications.parkId, parkId), eq(applications.id, id)))
}

/** The next number of the day; its row stays locked until the transaction ends, so that none is skipped. */
export async function nextApplicationNumber(tx: Tx, parkId: string, day: string): Promise<number> {
  const [row] = await tx
    .insert(applicationCounters)
    .values({ parkId, day, last: 1 })
    .onConflictDoUpdate({
      target: [applicationCounters.parkId, applicationCounters.day],
      set: { last: sql`${applicationCounters.last} + 1` },
    })
    .returning({ last: applicationCounters.last })
  if (row === undefined) throw new Error(`Expected a counter for ${day}, but found none.`)
  return row.last
}

/** When the application first reached this milestone; `null` = not yet. */
export async function findMilestone(tx: Tx, parkId: string, id: string, name: string): Promise<Date | null> {
  const [row] = await tx.execute<{ at: Date | string }>(sql`
    select at from milestones where park_id = ${parkId} and root_instance_id = ${id} and name = ${name}
    order by at, revision, position limit 1`)
  return row === undefined ? null : new Date(row.at)
}

async function select(tx: Tx, condition: SQL | undefined, limit: number): Promise<readonly Application[]> {
  const rows = await tx
    .select(columns)
    .from(applications)
    .innerJoin(enterprises, eq(enterprises.id, applications.enterpriseId))
    .leftJoin(projects, and(eq(projects.parkId, applications.parkId), eq(projects.id, applications.projectId)))
    .where(condition)
    .orderBy(sql`${applications.createdAt} desc, ${applications.id} desc`)
    .limit(limit)
  return rows.map((row) => {
    const state = row.milestone ?? 'draft'
    if (!isApplicationState(state)) {
      throw new Error(`Expected the milestone of application ${row.id} to be a state, but found ${state}.`)
    }
    return {
      id: row.id,
      number: row.number,
      processId: row.processId,
      definitionHash: row.definitionHash,
      enterprise: { id: row.enterpriseId, name: row.enterpriseName, creditCode: row.enterpriseCreditCode },
      project:
        row.projectId === null || row.projectCode === null || row.projectName === null
          ? null
          : { id: row.projectId, code: row.projectCode, name: row.projectName },
      state,
      isBeingSubmitted: row.isBeingSubmitted,
      stored: { form: row.form, personalEncrypted: row.personalEncrypted },
      formRevision: row.formRevision,
      prefilled: row.prefilled,
      createdAt: row.createdAt,
      promisedAt: row.promisedAt,
      isRegistered: row.isRegistered,
    }
  })
}

/** A state that the application reached, and when. */
export interface ReachedState {
  readonly state: ApplicationState
  readonly at: Date
}

/** Every state that it reached, in order. */
export async function listReachedStates(tx: Tx, parkId: string, id: string): Promise<readonly ReachedState[]> {
  const rows = await tx
    .select({ name: milestones.name, at: milestones.at })
    .from(milestones)
    .where(and(eq(milestones.parkId, parkId), eq(milestones.rootInstanceId, id)))
    .orderBy(asc(milestones.at), asc(milestones.revision), asc(milestones.position))
  return rows.flatMap(({ name, at }) => (isApplicationState(name) ? [{ state: name, at: new Date(at) }] : []))
}
