export type TextLanguage = 'zh' | 'en'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `3月2日`, in another year than `today` `2025年3月2日`; `2 Mar`, `2 Mar 2025`. */
export function dateText(language: TextLanguage, date: string, today: string): string {
  const { year, month, day } = partsOf(date)
  const isOtherYear = year !== partsOf(today).year
  if (language === 'en') return `${day} ${MONTHS[month - 1]}${isOtherYear ? ` ${year}` : ''}`
  return `${isOtherYear ? `${year}年` : ''}${month}月${day}日`
}

/** `3月3–4日`, `3月30日–4月2日`; `3–4 Mar`, `30 Mar–2 Apr`. */
export function spanText(language: TextLanguage, from: string, to: string, today: string): string {
  if (from === to) return dateText(language, from, today)
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${dateText(language, from, today)}–${dateText(language, to, today)}`
  const last = dateText(language, to, today)
  const first = String(partsOf(from).day)
  return language === 'en' ? `${first}–${last}` : last.replace(/(\d+)日$/, `${first}–$1日`)
}

/** Of an ISO 8601 instant, in its own offset: `3月2日 09:00`, `2 Mar, 09:00`. */
export function instantText(language: TextLanguage, instant: string, today: string): string {
  return `${dateText(language, instant.slice(0, 10), today)}${language === 'en' ? ', ' : ' '}${instant.slice(11, 16)}`
}

function partsOf(date: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number)
  return { year, month, day }
}
