import type { FastifyRequest } from 'fastify'
import { compareDeployments, type DeploymentComparison } from '../../engine/index.ts'
import { textIn } from '../../templates/texts/catalogue.ts'
import type { Language } from '../../templates/texts/text.ts'
import { listDepartments } from '../departments/queries.ts'
import { posts } from '../people/posts.ts'
import { inParkOf, parkOf } from '../plugins/access.ts'
import type { Side } from './side.ts'

/** What the second does differently from the first; departments and posts by their names in this language. */
export async function compareSides(
  request: FastifyRequest,
  from: Pick<Side, 'files'>,
  to: Pick<Side, 'files'>,
  language: Language,
): Promise<DeploymentComparison> {
  const departments = await inParkOf(request, (tx) => listDepartments(tx, parkOf(request).park.id))
  const known = new Map([
    ...posts.map((post) => [post, textIn(language, `post.${post}`)] as const),
    ...departments.map(({ code, name, nameEn }) => [code, language === 'zh' ? name : nameEn] as const),
  ])
  return await compareDeployments(from.files, to.files, known)
}
