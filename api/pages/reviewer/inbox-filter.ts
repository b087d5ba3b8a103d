import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { FilterSelect, InboxPage, SavedFilters } from '../../../templates/pages/reviewer/inbox-model.ts'
import { filterLights } from '../../inbox/inbox.ts'
import { parkOf, personOf } from '../../plugins/access.ts'
import { say } from '../frame.ts'
import type { InboxContent } from './inbox-page.ts'
import { isNarrowed, keptQuery } from './inbox-query.ts'

type Content = Pick<InboxContent, 'tab' | 'query' | 'choices' | 'permitNames' | 'names' | 'filters' | 'commandId'>

/** The form above the list: words, and what stands in this tab to choose from. */
export function inboxFilter(request: FastifyRequest, base: string, content: Content): InboxPage['filter'] {
  const { query, choices, permitNames, names } = content
  const selects = [
    select('permit', say(request, 'inbox.allMatters'), say(request, 'inbox.matter'), query.permit, [
      ...permitNames.entries(),
    ]),
    select(
      'step',
      say(request, 'inbox.allSteps'),
      say(request, 'inbox.step'),
      query.step,
      choices.steps.map(({ node, name }) => [node, name ?? node]),
    ),
    select(
      'light',
      say(request, 'inbox.allLights'),
      say(request, 'inbox.light'),
      query.light,
      filterLights.map((light) => [light, say(request, `inboxLight.${light}`)]),
    ),
    select(
      'department',
      say(request, 'inbox.allDepartments'),
      say(request, 'inbox.department'),
      query.department,
      choices.departments.map((code) => [code, names.get(code) ?? code]),
    ),
  ]
  return {
    action: base,
    q: query.q,
    sort: query.sort,
    // One department alone is no choice.
    selects: selects.filter(({ name, options }) => name !== 'department' || options.length > 2),
    clearHref: isNarrowed(query) ? base : null,
  }
}

export function savedFilterParts(request: FastifyRequest, base: string, content: Content): SavedFilters {
  const { query, filters, names, commandId } = content
  const { personId } = personOf(request)
  const { park, memberships } = parkOf(request)
  const own = `/parks/${park.slug}/saved-filters`
  const departments = new Set(memberships.map(({ department }) => department))
  return {
    items: filters.map((filter) => ({
      href: `${base}?${filter.query}`,
      name: filter.name,
      sharedBy: filter.personId === personId ? null : (names.get(filter.department ?? '') ?? filter.department),
      isShared: filter.department !== null,
      deleteAction: filter.personId === personId ? `${own}/${filter.id}/deletion` : null,
      commandId: v7(),
    })),
    action: own,
    tab: content.tab,
    query: isNarrowed(query) ? keptQuery(query) : '',
    departments: [...departments].map((code) => ({ code, name: names.get(code) ?? code })),
    commandId,
  }
}

/** The chosen value stays in the list even where nothing bears it any more. */
function select(
  name: string,
  all: string,
  label: string,
  chosen: string,
  entries: readonly (readonly [value: string, label: string])[],
): FilterSelect {
  const known = chosen === '' || entries.some(([value]) => value === chosen) ? entries : [...entries, [chosen, chosen]]
  const options = [['', all] as const, ...known]
  return {
    name,
    label,
    options: options.map(([value = '', text = '']) => ({ value, label: text, selected: value === chosen })),
  }
}
