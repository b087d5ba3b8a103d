import type { ServiceLevel } from '../definition.ts'
import { type ModdleElement, textOf } from '../moddle.ts'
import { extensionOf } from './extensions.ts'
import type { Reading } from './reading.ts'

/** `siji:serviceLevel`; what is left out is the park's promise, the authority's time, the national calendar, one budget. */
export function readServiceLevel(element: ModdleElement, reading: Reading): ServiceLevel | null {
  const level = extensionOf(element, 'siji:ServiceLevel')
  if (level === null) return null

  const days = wholeDays(level, 'days', element, reading)
  const clock = oneOf(level, 'clock', ['promised', 'statutory'], element, reading)
  const owner = oneOf(level, 'owner', ['authority', 'applicant', 'thirdParty'], element, reading)
  const scope = oneOf(level, 'scope', ['gate', 'visit'], element, reading)
  const yellow = textOf(level, 'yellow') === null ? null : wholeDays(level, 'yellow', element, reading)
  if (days === null || clock === null || owner === null || scope === null) return null
  return { days, clock, owner, calendar: textOf(level, 'calendar') ?? 'cn', scope, yellow }
}

function wholeDays(level: ModdleElement, attribute: string, element: ModdleElement, reading: Reading): number | null {
  const text = textOf(level, attribute)
  if (text !== null && /^\d{1,4}$/.test(text)) return Number(text)
  reading.refuse(
    element,
    'service-level',
    `Expected ${attribute} of the service level to be a whole number of working days, but found ${text ?? 'none'}.`,
    `时限的 ${attribute} 应为整数个工作日，实际为 ${text ?? '空'}。`,
  )
  return null
}

/** The first of the allowed words is the default. */
function oneOf<Word extends string>(
  level: ModdleElement,
  attribute: string,
  words: readonly [Word, ...Word[]],
  element: ModdleElement,
  reading: Reading,
): Word | null {
  const text = textOf(level, attribute)
  if (text === null) return words[0]
  const word = words.find((candidate) => candidate === text)
  if (word !== undefined) return word
  reading.refuse(
    element,
    'service-level',
    `Expected ${attribute} of the service level to be one of ${words.join(', ')}, but found ${text}.`,
    `时限的 ${attribute} 应为 ${words.join('、')} 之一，实际为 ${text}。`,
  )
  return null
}
