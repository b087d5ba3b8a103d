import type { ProcessDefinition } from '../../../engine/index.ts'
import { isTextKey, textIn } from '../../../templates/texts/catalogue.ts'
import type { Language, TextValues } from '../../../templates/texts/text.ts'

/** A text whose key ends in a word of the engine; the word itself where a newer engine says one that has no text. */
export function wordFor(language: Language, key: `manager.${string}.${string}`, values: TextValues = {}): string {
  return isTextKey(key) ? textIn(language, key, values) : key.slice(key.indexOf('.', 'manager.'.length) + 1)
}

/** The name of a flow node as people know it: its own, else what kind it is. */
export function nodeName(language: Language, definition: ProcessDefinition | null, id: string): string {
  if (definition?.id === id) return definition.name ?? id
  const node = definition?.nodes.get(id)
  if (node === undefined) return id
  const name = node.name?.replace(/\s*\n\s*/g, ' ').trim() ?? ''
  return name === '' ? wordFor(language, `manager.node.${node.type}`) : name
}

/** `第 4 版` */
export function versionName(language: Language, version: number | null): string {
  return version === null
    ? textIn(language, 'manager.versionUnknown')
    : textIn(language, 'manager.version', { version })
}

/** `2 天 3 小时`, of the wall clock. */
export function durationWords(language: Language, milliseconds: number): string {
  const total = Math.floor(milliseconds / 60_000)
  const [days, hours, minutes] = [Math.floor(total / 1_440), Math.floor((total % 1_440) / 60), total % 60]
  if (days > 0) return textIn(language, 'manager.duration.days', { days, hours })
  if (hours > 0) return textIn(language, 'manager.duration.hours', { hours, minutes })
  return total > 0
    ? textIn(language, 'manager.duration.minutes', { minutes })
    : textIn(language, 'manager.duration.short')
}

/** Names after each other. */
export function listWords(language: Language, items: readonly string[]): string {
  return items.join(language === 'zh' ? '、' : ', ')
}

/** A value of a variable as one line of JSON, at most so long. */
export function valueText(value: unknown, longest = 200): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
