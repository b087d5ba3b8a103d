import translations from 'bpmn-js-i18n/translations/zn'
import { bpmnWords } from './bpmn-words.ts'

/** A module of bpmn-js: every word that it asks for, in Chinese. */
export const translateModule = { translate: ['value', translate] }

export function translate(template: string, replacements: Readonly<Record<string, string>> = {}): string {
  const text = bpmnWords[template] ?? translations[template] ?? template
  return text.replaceAll(/{([^}]+)}/g, (whole, name: string) => replacements[name] ?? whole)
}
