import { groundNames } from '../../../engine/index.ts'
import type { Language } from '../../../templates/texts/text.ts'

/** What the ground of a suspension is called. */
export function groundName(language: Language, ground: string): string {
  const [zh, en] = groundNames[ground] ?? [ground, ground]
  return language === 'zh' ? zh : en
}
