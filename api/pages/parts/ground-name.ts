import { groundNames, namesOfWhole } from '../../../engine/index.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { StoredSuspension } from '../../clocks/clock.ts'

/** What the ground of a suspension is called. */
export function groundName(language: Language, ground: string): string {
  return namesOf(ground)[language === 'zh' ? 0 : 1]
}

/** The same of a suspension, which may be of the whole. */
export function nameOfSuspension(language: Language, { ground, ofWhole }: Named): string {
  const names = namesOf(ground)
  return (ofWhole === true ? namesOfWhole(names) : names)[language === 'zh' ? 0 : 1]
}

type Named = Pick<StoredSuspension, 'ground' | 'ofWhole'>

function namesOf(ground: string): readonly [zh: string, en: string] {
  return groundNames[ground] ?? [ground, ground]
}
