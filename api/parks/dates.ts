/** The date of an instant in a zone, `YYYY-MM-DD`. */
export function dateIn(zone: string, at: number): string {
  return partsIn(zone, at).slice(0, 10)
}

/** `2024年4月25日` */
export function chineseDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** `2024年4月25日 15:36` */
export function chineseDateTime(zone: string, at: number): string {
  return `${chineseDate(dateIn(zone, at))} ${partsIn(zone, at).slice(11, 16)}`
}

/** ISO 8601 with the zone's offset, as process variables hold instants: `2024-04-25T08:52:00+08:00`. */
export function isoWithOffset(zone: string, at: number): string {
  const local = Date.parse(`${partsIn(zone, at)}Z`)
  const minutes = Math.round((local - Math.floor(at / 1_000) * 1_000) / 60_000)
  const size = Math.abs(minutes)
  const offset = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
  return `${partsIn(zone, at)}${minutes < 0 ? '-' : '+'}${offset}`
}

/** The wall clock, `2024-04-25T15:36:00`: the Swedish locale writes dates as ISO 8601 does. */
function partsIn(zone: string, at: number): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: zone, hourCycle: 'h23' }).replace(' ', 'T')
}
