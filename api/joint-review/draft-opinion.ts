import { draftText } from '../../templates/draft-text.ts'
import type { Application } from '../applications/application.ts'
import type { DescribedProcess } from '../process-description/described-process.ts'
import { type ItemOpinion, objections } from './summarise-opinions.ts'

/** What the template of an opinion may name. */
export const opinionFacts = ['project', 'enterprise', 'items', 'deemed', 'findings', 'unsettled'] as const

/** The opinion by the process's own template, for the lead to read and change; empty where it has none. */
export function draftOpinion(
  { description, permits }: DescribedProcess,
  application: Pick<Application, 'project' | 'enterprise'>,
  items: readonly ItemOpinion[],
  departments: ReadonlyMap<string, string>,
): string {
  const template = description.jointReview?.opinion
  if (template === undefined) return ''
  const unsettled = new Set(objections(items).map(({ permit }) => permit))
  const nameOf = ({ permit }: ItemOpinion) => permits.get(permit)?.name.zh ?? permit
  const listed = (some: readonly string[]) => [...new Set(some)].join('、')
  const found = items.flatMap(({ findings }) => findings).length
  const facts: { readonly [fact in (typeof opinionFacts)[number]]: string } = {
    project: application.project?.name ?? description.title.zh,
    enterprise: application.enterprise.name,
    // Who kept silent has judged nothing: it is named apart.
    items: listed(items.filter(({ permit, opinion }) => opinion !== null && !unsettled.has(permit)).map(nameOf)),
    deemed: listed(
      items.filter(({ opinion }) => opinion === null).map(({ department }) => departments.get(department ?? '') ?? ''),
    ),
    findings: found === 0 ? '' : String(found),
    unsettled: listed(items.filter(({ permit }) => unsettled.has(permit)).map(nameOf)),
  }
  return draftText(template, facts)
}
