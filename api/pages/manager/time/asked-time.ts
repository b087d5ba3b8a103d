import { instantAt, readDay, writeInstant } from '../../../../engine/index.ts'
import { Refusal } from '../../../refusal.ts'
import { type AskedTime, timeChange } from '../../../virtual-time/ask-time.ts'
import { type Typed, textOf } from '../../typed.ts'

/** What a button of the page asks for: its own value, or the field beside it. */
export function askedTime(typed: Typed, zone: string): AskedTime {
  switch (textOf(typed, 'step')) {
    case 'day':
      return { forward: { workingDays: 1 } }
    case 'hours':
      return checked({ forward: { hours: Number(textOf(typed, 'hours')) } }, 'hours')
    case 'to':
      return { now: writeInstant(instantOf(textOf(typed, 'to'), zone), zone) }
    case 'speed':
      return checked({ speed: Number(textOf(typed, 'speed')) }, 'speed')
    default:
      return { now: 'real' }
  }
}

function checked(asked: AskedTime, field: 'hours' | 'speed'): AskedTime {
  if (timeChange.safeParse(asked).success) return asked
  throw field === 'hours'
    ? refused(field, 'Expected a number of hours, 0 to 100,000.', '请填写小时数，0 到 100000。')
    : refused(field, 'Expected a speed, 0 to 1,000,000.', '请填写倍数，0 到 1000000。')
}

/** `2026-03-02 09:00` on the clock of the wall. */
function instantOf(text: string, zone: string): number {
  const [, date = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/.exec(text.trim()) ?? []
  const day = readDay(date)
  if (day === null || Number(hours) > 23 || Number(minutes) > 59)
    throw refused('to', 'Expected a moment such as 2026-03-02 09:00.', '请填写时刻，例如 2026-03-02 09:00。')
  return instantAt(day, Number(hours) * 60 + Number(minutes), zone)
}

function refused(field: string, message: string, messageZh: string): Refusal {
  return new Refusal('invalid-request', message, messageZh, [{ field, code: 'wrong', message, messageZh }])
}
