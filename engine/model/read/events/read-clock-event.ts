import { compileExpression } from '../../../expressions/compile.ts'
import { type ModdleElement, textOf } from '../../moddle.ts'
import type { ClockEventOf, ConditionalEventDefinition } from '../../nodes/event-definition.ts'
import type { Reading } from '../reading.ts'

const EVENTS = ['nearlyDue', 'overdue', 'paused', 'resumed'] as const
const CLOCKS = ['promised', 'statutory'] as const

/**
 * `siji:clock` on a conditional event: what happens to the clock of its host, `siji:clockOf` says which of two. It is a
 * condition about the clock, so that other tools see a conditional event and nothing strange.
 */
export function readClockEvent(
  owner: ModdleElement,
  definition: ModdleElement,
  reading: Reading,
): ConditionalEventDefinition | null {
  const on = oneOf(owner, textOf(definition, 'siji:clock') ?? '', EVENTS, reading)
  const ofText = textOf(definition, 'siji:clockOf')
  const of = ofText === null ? null : oneOf(owner, ofText, CLOCKS, reading)
  if (on === null || (of === null && ofText !== null)) return null
  const path = of === null ? `clock.${on}` : `clock.${of}.${on}`
  const compiled = compileExpression(path)
  if (!compiled.ok) throw new Error(`Expected ${path} to be FEEL.`)
  const clock: ClockEventOf = { on, of }
  return { type: 'conditional', condition: compiled.expression, clock }
}

function oneOf<Word extends string>(
  owner: ModdleElement,
  text: string,
  words: readonly Word[],
  reading: Reading,
): Word | null {
  const word = words.find((each) => each === text)
  if (word !== undefined) return word
  reading.refuse(
    owner,
    'clock-event',
    `Expected the event of a clock to be one of ${words.join(', ')}, but found ${text}.`,
    `计时事件应为 ${words.join('、')} 之一，实际为 ${text}。`,
  )
  return null
}
