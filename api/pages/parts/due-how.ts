import { explainDue, explanationLines, explanationSentence } from '../../../engine/index.ts'
import type { HowPart } from '../../../templates/pages/parts.ts'
import type { Language } from '../../../templates/texts/text.ts'
import type { Deadline } from '../../deadlines/read-deadline.ts'
import { dueCalendar } from './due-calendar.ts'

/** How much is told: the sentence alone, each day in words, or the calendar too. */
export type HowMuch = 'sentence' | 'days' | 'calendar'

/** Why something is due when it is, by what it follows from. */
export function howOf(language: Language, { period, beginning }: Deadline, howMuch: HowMuch): HowPart {
  const explanation = explainDue(period)
  return {
    sentence: explanationSentence(explanation, language, beginning),
    lines: howMuch === 'sentence' ? [] : explanationLines(explanation, language, beginning),
    calendar: howMuch === 'calendar' ? dueCalendar(explanation, language, beginning) : null,
  }
}
