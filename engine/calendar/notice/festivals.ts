import type { DayName } from '../calendar.ts'

const inEnglish: { readonly [name: string]: string } = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明: 'Tomb-Sweeping Day',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午: 'Dragon Boat Festival',
  端午节: 'Dragon Boat Festival',
  中秋: 'Mid-Autumn Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆: 'National Day',
  国庆节: 'National Day',
}

/** Both names of a festival, or of several that share their days: `国庆节、中秋节`. */
export function festivalNamed(name: string): DayName {
  const parts = name.split(/[、和及与]/).map((part) => part.trim())
  return { name, nameEn: parts.map((part) => inEnglish[part] ?? part).join(' and ') }
}

const ALL = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']

/** Which of the seven festivals of a national notice none of these names is. */
export function missingFestivals(names: readonly string[]): readonly string[] {
  return ALL.filter((festival) => !names.some((name) => name.includes(festival)))
}
