import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../plugins/database.ts'
import { projects } from './tables.ts'

/** 项目: has one project code for life. */
export interface Project {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly enterpriseId: string
}

const columns = { id: projects.id, code: projects.code, name: projects.name, enterpriseId: projects.enterpriseId }

export async function findProjectByCode(tx: Tx, parkId: string, code: string): Promise<Project | null> {
  const [row] = await tx
    .select(columns)
    .from(projects)
    .where(and(eq(projects.parkId, parkId), eq(projects.code, code)))
  return row ?? null
}

export async function listProjects(
  tx: Tx,
  parkId: string,
  enterpriseIds: readonly string[] | null,
): Promise<readonly Project[]> {
  return await tx
    .select(columns)
    .from(projects)
    .where(
      and(
        eq(projects.parkId, parkId),
        enterpriseIds === null ? undefined : inArray(projects.enterpriseId, [...enterpriseIds]),
      ),
    )
    .orderBy(asc(projects.code))
    .limit(1_000)
}

/** Somebody may have filed it a moment before: then theirs is the one. */
export async function insertProject(
  tx: Tx,
  project: Project & { readonly parkId: string; readonly createdAt: Date },
): Promise<Project> {
  await tx
    .insert(projects)
    .values(project)
    .onConflictDoNothing({ target: [projects.parkId, projects.code] })
  const kept = await findProjectByCode(tx, project.parkId, project.code)
  if (kept === null) throw new Error(`Expected project ${project.code} to be there, but found none.`)
  return kept
}
