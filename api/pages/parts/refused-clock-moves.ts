import { textIn } from '../../../templates/texts/catalogue.ts'
import type { listClockRefusals } from '../../clocks/queries.ts'
import { errors, isListed } from '../../errors.ts'
import { dateAndTime } from './dates.ts'
import type { Showing } from './deadline-parts.ts'
import { groundName } from './ground-name.ts'

type Refused = Awaited<ReturnType<typeof listClockRefusals>>

/** For the overseer: who tried what, and why it was refused. */
export function refusedClockMoves({ language, office, now }: Showing, refused: Refused) {
  return refused.map(({ person, move, ground, code, refusedAt }) => {
    // A check of the table binds the words of moves; a refusal is listed, or it would be no refusal.
    const what = textIn(language, `clockMove.${move as 'pause' | 'resume' | 'extend' | 'deleteEvidence'}`)
    const [, title, titleZh] = isListed(code) ? errors[code] : [0, code, code]
    const about = ground === null || ground === '' ? '' : ` · ${groundName(language, ground)}`
    return {
      at: dateAndTime(language, office.zone, refusedAt.getTime(), now),
      who: person,
      what: `${what}${about}：${language === 'zh' ? titleZh : title}`,
    }
  })
}
