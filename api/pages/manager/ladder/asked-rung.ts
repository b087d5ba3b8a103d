import { catalogue, type TextKey } from '../../../../templates/texts/catalogue.ts'
import { audiences, type Rung } from '../../../ladder/ladder.ts'
import { Refusal } from '../../../refusal.ts'
import { listOf, type Typed, textOf } from '../../typed.ts'

/** The rule that was typed; yellow has no days after it. */
export function askedRung(typed: Typed): Rung {
  const light = (['yellow', 'red'] as const).find((each) => each === textOf(typed, 'light'))
  const days = textOf(typed, 'afterDays') || '0'
  const tell = audiences.filter((each) => listOf(typed, 'tell').includes(each))
  const node = textOf(typed, 'node').slice(0, 200)
  const wrong = [
    light === undefined ? [problem('light', 'ladder.wrong.light')] : [],
    light === 'red' && !/^(?:100|\d{1,2})$/.test(days) ? [problem('afterDays', 'ladder.wrong.days')] : [],
    tell.length === 0 ? [problem('tell', 'ladder.wrong.tell')] : [],
  ].flat()
  if (light === undefined || wrong.length > 0) throw invalid(wrong)
  return { light, afterDays: light === 'yellow' ? 0 : Number(days), tell, node: node === '' ? null : node }
}

/** Office hours, 1 to 80; `null` where nothing was typed. */
export function askedHours(typed: Typed): number | null {
  const text = textOf(typed, 'assignAfterHours')
  if (text === '') return null
  const hours = /^\d{1,2}$/.test(text) ? Number(text) : 0
  if (hours < 1 || hours > 80) throw invalid([problem('assignAfterHours', 'ladder.wrong.hours')])
  return hours
}

function problem(field: string, key: TextKey) {
  const [messageZh, message] = catalogue[key]
  return { field, code: 'ladder-invalid', message, messageZh }
}

function invalid(problems: readonly ReturnType<typeof problem>[]): Refusal {
  return new Refusal('ladder-invalid', 'The rule has mistakes.', '督办规则有误。', problems)
}
