import { isOfficer } from '../applications/access.ts'
import type { ParkAccess } from '../plugins/access.ts'
import type { Card } from './card.ts'

/** Whose cards this person may see; `null` = all of the park. */
export function visibleCards(access: ParkAccess): readonly string[] | null {
  return isOfficer(access) ? null : access.enterprises.map(({ enterpriseId }) => enterpriseId)
}

/** Whether it may be seen: by every officer, and once it was told by its speaker and the owner of the project. */
export function maySee(access: ParkAccess, card: Card): boolean {
  const own = visibleCards(access)
  if (own === null) return true
  return card.toldAt !== null && (own.includes(card.speakerId) || own.includes(card.application.enterpriseId))
}

/** Whether this person speaks for the party, or writes down as an overseer what it says on paper. */
export function maySpeak({ enterprises, roles }: ParkAccess, { speakerId }: Pick<Card, 'speakerId'>): boolean {
  return roles.has('overseer') || enterprises.some(({ enterpriseId }) => enterpriseId === speakerId)
}
