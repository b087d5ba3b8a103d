import type { Variables } from '../../engine/index.ts'
import { listStandingAnswers } from '../answers/queries.ts'
import { listFindingsOfNotice } from '../findings/queries.ts'
import { correctionKinds } from '../notices/notice-texts.ts'
import { listNotices } from '../notices/queries.ts'
import type { Tx } from '../plugins/database.ts'

/**
 * A corrected form may ask for permits that nobody has reviewed yet: it said too little before, or something else. Their
 * reviews open beside those that the notice reopens; `before` is what the last submission asked for. Nothing where there
 * are none; the process knows the others. A rectification mends the works, and the form stays as it was.
 */
export async function permitsToOpen(
  tx: Tx,
  parkId: string,
  applicationId: string,
  applicable: readonly string[],
  before: readonly string[],
): Promise<Variables> {
  const notice = (await listNotices(tx, parkId, applicationId, true))
    .filter(({ kind }) => correctionKinds.has(kind))
    .at(-1)
  if (notice?.kind === 'rectification') return {}
  const answered = new Set((await listStandingAnswers(tx, parkId, applicationId)).map(({ permit }) => permit))
  const added = new Set(applicable.filter((letter) => !before.includes(letter) && !answered.has(letter)))
  if (added.size === 0) return {}
  const told = notice === undefined ? [] : await listFindingsOfNotice(tx, parkId, notice.id)
  const reopened = new Set(told.flatMap(({ permit }) => permit ?? []))
  return { permitsToReview: applicable.filter((letter) => reopened.has(letter) || added.has(letter)) }
}
