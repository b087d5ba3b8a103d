import type { FieldPart } from '../../../../templates/pages/field-part.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import { chosenEvents } from '../../../webhooks/webhook.ts'
import { errorOf, fieldId } from '../../error-summary.ts'
import type { FormState } from '../../page-route.ts'
import { noControl } from '../../parts/no-control.ts'
import { listOf, textOf } from '../../typed.ts'
import { wordFor } from '../names.ts'

type Name = 'name' | 'url' | 'audience' | 'events' | 'from' | 'isActive'

/** The fields in which a webhook is described; a new one is asked where to begin, an old one whether it runs. */
export function webhookFields(language: Language, form: FormState, isNew: boolean): readonly FieldPart[] {
  const label = (name: 'audience' | 'from' | 'events', value: string) => {
    switch (name) {
      case 'audience':
        return wordFor(language, `manager.webhooks.audience.${value}`)
      case 'from':
        return wordFor(language, `manager.webhooks.from.${value}`)
      case 'events':
        return wordFor(language, `manager.webhooks.event.${value}`)
    }
  }
  const chosen = (name: 'audience' | 'from' | 'events', type: 'radio' | 'checkbox', values: readonly string[]) => ({
    choices: {
      type,
      items: values.map((value, index) => ({
        id: `${fieldId(name)}-${value}`,
        value,
        label: label(name, value),
        chosen: isChosen(form, name, value, type === 'radio' && index === 0),
      })),
    },
  })
  const text = (name: 'name' | 'url', maxLength: number) => ({
    hint: textIn(language, `manager.webhooks.${name}Hint`),
    input: {
      type: 'text' as const,
      value: textOf(form.typed, name),
      mode: 'text' as const,
      width: 'full' as const,
      isNumber: false,
      maxLength,
      unit: null,
    },
  })
  const field = (name: Name, more: Partial<FieldPart>) => fieldOf(language, form, name, more)
  return [
    field('name', text('name', 100)),
    field('url', text('url', 2_000)),
    field('audience', chosen('audience', 'radio', ['outside', 'park'])),
    field('events', { optional: true, ...chosen('events', 'checkbox', chosenEvents) }),
    isNew
      ? field('from', chosen('from', 'radio', ['now', 'kept']))
      : field('isActive', { check: { statement: null, checked: textOf(form.typed, 'isActive') === 'true' } }),
  ]
}

function fieldOf(language: Language, form: FormState, name: Name, more: Partial<FieldPart>): FieldPart {
  const id = fieldId(name)
  const error = errorOf(form.problem, name, language)
  const described = [more.hint == null ? [] : `${id}-hint`, error === null ? [] : `${id}-error`].flat()
  return {
    id,
    name,
    label: textIn(language, `manager.webhooks.${name}`),
    optional: false,
    hint: null,
    error,
    describedBy: described.join(' '),
    hidden: false,
    ...noControl,
    ...more,
  }
}

function isChosen({ typed }: FormState, name: string, value: string, isFirst: boolean): boolean {
  const values = listOf(typed, name)
  return values.length === 0 ? isFirst : values.includes(value)
}
