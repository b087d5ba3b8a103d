import type { Language } from '../../../templates/texts/text.ts'
import { errors, isListed } from '../../errors.ts'
import { refusedActs } from '../../refused-acts/acts.ts'
import type { ListedRefusal } from '../../refused-acts/queries.ts'
import { dateAndTime } from './dates.ts'
import type { Showing } from './deadline-parts.ts'
import { groundName } from './ground-name.ts'

/** What somebody tried, what it was about where that has a name, and why it was refused. */
export function refusedWords(language: Language, { act, subject, code }: ListedRefusal) {
  const isChinese = language === 'zh'
  // An act of another version may be unknown here; its word still tells something.
  const [kind, en, zh] = Object.entries(refusedActs).find(([name]) => name === act)?.[1] ?? [null, act, act]
  const about = subject === null ? '' : kind === 'clocks' ? groundName(language, subject) : subject
  const [, title, titleZh] = isListed(code) ? errors[code] : [0, code, code]
  return {
    what: isChinese ? zh : en,
    about: kind === 'clocks' || kind === 'promises' ? about : '',
    why: isChinese ? titleZh : title,
  }
}

/** For the overseer, beside what it is about: who tried what, when, and why it was refused. */
export function refusedRows({ language, office, now }: Showing, refused: readonly ListedRefusal[]) {
  return refused.map((each) => {
    const { what, about, why } = refusedWords(language, each)
    return {
      at: dateAndTime(language, office.zone, each.refusedAt.getTime(), now),
      who: each.person ?? '',
      what: `${what}${about === '' ? '' : ` · ${about}`}：${why}`,
    }
  })
}
