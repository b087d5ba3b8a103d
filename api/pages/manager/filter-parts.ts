import type { FastifyRequest } from 'fastify'
import type { FilterTag, Select } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import { withQuery } from '../address.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'

/** A select of a filter, whose first choice lets everything through. */
export function selectOf(
  request: FastifyRequest,
  name: string,
  label: string,
  chosen: string,
  choices: readonly { readonly value: string; readonly label: string }[],
): Select {
  const all = { value: '', label: say(request, 'manager.instances.all') }
  return { name, label, choices: [all, ...choices].map((each) => ({ ...each, selected: each.value === chosen })) }
}

/** A part of the filter that came with a link. */
export function filterTag(
  request: FastifyRequest,
  name: string,
  value: string,
  label: string,
  shown: string,
): FilterTag {
  return {
    name,
    value,
    text: textIn(languageOf(request), 'manager.instances.tag', { label, shown }),
    removeHref: withQuery(request.url, { [name]: '', page: '' }),
  }
}
