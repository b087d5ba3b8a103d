import type { Application } from '../applications/application.ts'
import type { Tx } from '../plugins/database.ts'
import type { Card } from './card.ts'
import { type CardEffects, effectsOf } from './effects.ts'
import { partiesIn } from './parties.ts'
import { listInForce } from './queries.ts'

/** The cards in force that are shown at a filing, on its project or on a firm that it names, and what they do to it. */
export interface CardsAtFiling extends CardEffects<Card> {
  readonly shown: readonly Card[]
}

/** `today` = the park's day, `YYYY-MM-DD`. */
export async function cardsAtFiling(
  tx: Tx,
  parkId: string,
  application: Pick<Application, 'project' | 'enterprise' | 'stored'>,
  today: string,
): Promise<CardsAtFiling> {
  const { form } = application.stored
  const typed = form['projectCode']
  const projectCode = application.project?.code ?? (typeof typed === 'string' ? typed : null)
  const applicantCreditCode = application.enterprise.creditCode
  const creditCodes = [...new Set([applicantCreditCode, ...partiesIn(form).map(({ creditCode }) => creditCode)])]
  const shown = await listInForce(tx, parkId, { projectCode, creditCodes }, today)
  return { shown, ...effectsOf(shown, { projectCode, applicantCreditCode }) }
}
