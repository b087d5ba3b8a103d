import type { Office, OfficeHours } from '../../engine/index.ts'

const OPENS_AT = 9 * 60
const NOON = [12 * 60, 13 * 60 + 30] as const

/** When somebody is at their desk: from nine until the office closes, without the hour and a half at noon. */
export function hoursOf(office: Office): OfficeHours {
  const [pause, goesOn] = NOON
  const { closesAt } = office
  const morning = { from: Math.min(OPENS_AT, closesAt - 1), to: Math.min(pause, closesAt) }
  return { ...office, open: closesAt > goesOn ? [morning, { from: goesOn, to: closesAt }] : [morning] }
}
