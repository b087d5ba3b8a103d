import { factOf, factsOf, ORDER } from './facts.ts'
import { type JsonObject, listIn, objectOf, textIn } from './json.ts'
import { both, type Part } from './part.ts'

// How the editor of forms lays them out and numbers them: nobody who fills one in sees it.
const OF_EDITORS = ['id', 'layout', 'components', 'schemaVersion', 'exporter', 'executionPlatform', 'versionTag']

/** A form and each of its fields, those in sections too. */
export function partsOfForm(key: string, form: JsonObject): readonly Part[] {
  const title = textIn(objectOf(form['siji']), 'title') ?? key
  const subject = both(`表单“${title}”`, `Form “${title}”`)
  const fields = fieldsIn(form, null)
  const order = fields.map(({ id }) => id).join('\n')
  return [
    {
      kind: 'form',
      id: key,
      element: null,
      subject,
      title: null,
      facts: new Map([...factsOf(form, OF_EDITORS), ['fields', new Map([[ORDER, order]])]]),
    },
    ...fields.map(({ id, field, section }): Part => {
      const label = textIn(field, 'label') ?? id
      const facts = factsOf(field, OF_EDITORS)
      return {
        kind: 'field',
        id: `${key}/${id}`,
        element: null,
        subject,
        title: isSection(field)
          ? both(`分组“${label}”`, `section “${label}”`)
          : both(`字段“${label}”`, `field “${label}”`),
        facts: section === null ? facts : new Map([...facts, ['section', section]]),
      }
    }),
  ]
}

interface FoundField {
  readonly id: string
  readonly field: JsonObject
  /** Label of the section around it. */
  readonly section: string | null
}

function fieldsIn(parent: JsonObject, section: string | null): readonly FoundField[] {
  const taken = new Map<string, number>()
  return listIn(parent, 'components').flatMap((field) => {
    const name = textIn(field, 'key') ?? textIn(objectOf(field['siji']), 'section') ?? textIn(field, 'label') ?? '?'
    const count = (taken.get(name) ?? 0) + 1
    taken.set(name, count)
    const id = `${isSection(field) ? 'section ' : ''}${name}${count === 1 ? '' : ` (${count})`}`
    const own = factOf(textIn(field, 'label') ?? name)
    return [{ id, field, section }, ...fieldsIn(field, typeof own === 'string' ? own : null)]
  })
}

function isSection(field: JsonObject): boolean {
  return Array.isArray(field['components'])
}
