import type { PrintedPermit } from '../../../permits/printed-permit.ts'

const SOON_DAYS = 30
const DAY = 86_400_000

/** The last day of a permit as it is printed, `YYYY-MM-DD`; `null` where it prints no period. */
export function permitEnd({ fields }: Pick<PrintedPermit, 'fields'>): string | null {
  for (const { value } of fields) {
    const match = /至(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(value)
    if (match === null) continue
    const [, year = '', month = '', day = ''] = match
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return null
}

/** Whether it has ended, or ends within 30 days: time to apply anew. Dates `YYYY-MM-DD`. */
export function nearness(end: string, today: string): 'ended' | 'soon' | 'later' {
  const days = (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY
  if (days < 0) return 'ended'
  return days <= SOON_DAYS ? 'soon' : 'later'
}
