import { v7 } from 'uuid'
import type { Application } from '../applications/application.ts'
import type { FormValues } from '../forms/form.ts'
import type { Tx } from '../plugins/database.ts'
import { Refusal } from '../refusal.ts'
import { findProjectByCode, insertProject, type Project } from './queries.ts'

/** The project that a form names by its code, made where the park does not know it yet; `null` where it names none. */
export async function projectOf(
  tx: Tx,
  parkId: string,
  application: Application,
  values: FormValues,
  now: Date,
): Promise<Project | null> {
  const { projectCode: code, projectName: name } = values
  if (typeof code !== 'string' || typeof name !== 'string') return null
  const enterpriseId = application.enterprise.id
  const known = await findProjectByCode(tx, parkId, code)
  const project = known ?? (await insertProject(tx, { parkId, id: v7(), code, name, enterpriseId, createdAt: now }))
  if (project.enterpriseId === enterpriseId) return project
  throw new Refusal(
    'form-invalid',
    `Expected a project of ${application.enterprise.name}, but ${code} is another enterprise's.`,
    `项目代码 ${code} 属于其他企业。`,
    [
      {
        field: 'form.projectCode',
        code: 'project-of-another-enterprise',
        message: `Expected a project of ${application.enterprise.name}, but ${code} is another enterprise's.`,
        messageZh: `项目代码 ${code} 属于其他企业，请核对。`,
      },
    ],
  )
}
