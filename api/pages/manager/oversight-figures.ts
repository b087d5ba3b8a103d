import type { Figure } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import { countCards } from '../../cards/queries.ts'
import { countOversight } from '../../oversight/queries.ts'
import { dateIn } from '../../parks/dates.ts'
import type { Park } from '../../parks/park.ts'
import type { Tx } from '../../plugins/database.ts'

/** How things stand with notices and cards. */
export interface OversightFigures {
  readonly open: number
  readonly escalated: number
  readonly inForce: number
  readonly proposed: number
}

export async function readOversightFigures(
  tx: Tx,
  park: Pick<Park, 'id' | 'zone'>,
  now: number,
): Promise<OversightFigures> {
  const { open, escalated } = await countOversight(tx, park.id, null)
  return { open, escalated, ...(await countCards(tx, park.id, dateIn(park.zone, now))) }
}

/** Each number with the list behind it. */
const lists: { readonly [name in keyof OversightFigures]: { readonly list: string; readonly isBad: boolean } } = {
  open: { list: 'oversight?state=open', isBad: false },
  escalated: { list: 'oversight?state=escalated', isBad: true },
  inForce: { list: 'cards?state=given', isBad: false },
  proposed: { list: 'cards?state=underWay', isBad: false },
}

const names = ['open', 'escalated', 'inForce', 'proposed'] as const

export function oversightFigures(language: Language, base: string, figures: OversightFigures): readonly Figure[] {
  return names.map((name) => ({
    label: textIn(language, `oversight.figure.${name}`),
    value: figures[name],
    unit: textIn(language, 'manager.unit.items'),
    href: `${base}/${lists[name].list}`,
    isBad: lists[name].isBad && figures[name] > 0,
  }))
}
