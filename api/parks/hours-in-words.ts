import { hoursText, localTime, type Office, openText, type SeasonHours, seasonHours } from '../../engine/index.ts'
import type { Language } from '../../templates/texts/text.ts'

/** When the offices are open on the day of an instant: `9:00–17:30`, or the spans of its season. */
export function hoursInWords(
  office: Office,
  { closingTime }: { readonly closingTime: string },
  at: number,
  language: Language,
): string {
  const season = seasonHours(office, localTime(at, office.zone).day)
  return season === null ? `9:00–${closingTime}` : openText(season.open, language)
}

/** Each season with its hours, parted by semicolons; empty where there are none. */
export function seasonsInWords(seasons: readonly SeasonHours[], language: Language): string {
  return seasons.map((season) => hoursText(season, language)).join(language === 'zh' ? '；' : '; ')
}
