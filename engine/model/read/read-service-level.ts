import type { ServiceLevel } from '../definition.ts'
import { type ModdleElement, textOf } from '../moddle.ts'
import { extensionsOf } from './extensions.ts'
import { readExpression } from './read-expression.ts'
import type { Reading } from './reading.ts'

/** Days that the head of an authority may add (行政许可法 art. 42), where the model says nothing else. */
const MOST_EXTENSION = 10

/**
 * Every `siji:serviceLevel` of an element: a promise, a time by law, or one of each. What is left out is the park's
 * promise, the authority's time, the national calendar, one budget.
 */
export function readServiceLevels(element: ModdleElement, reading: Reading): ReadLevels {
  const read = extensionsOf(element, 'siji:ServiceLevel').map((level) => readServiceLevel(element, level, reading))
  const serviceLevels = read.filter((level) => level !== null)
  if (new Set(serviceLevels.map(({ clock }) => clock)).size < serviceLevels.length) {
    reading.refuse(
      element,
      'service-level',
      'Expected at most one promised and one statutory service level.',
      '承诺时限和法定时限各最多一个。',
    )
  }
  const serviceLevel = serviceLevels.find(({ clock }) => clock === 'promised') ?? serviceLevels[0] ?? null
  return { serviceLevel, serviceLevels }
}

export interface ReadLevels {
  readonly serviceLevel: ServiceLevel | null
  readonly serviceLevels: ServiceLevel[]
}

function readServiceLevel(element: ModdleElement, level: ModdleElement, reading: Reading): ServiceLevel | null {
  const days = wholeDays(level, 'days', element, reading)
  const clock = oneOf(level, 'clock', ['promised', 'statutory'], element, reading)
  const owner = oneOf(level, 'owner', ['authority', 'applicant', 'thirdParty'], element, reading)
  const scope = oneOf(level, 'scope', ['gate', 'visit'], element, reading)
  const yellow = textOf(level, 'yellow') === null ? null : wholeDays(level, 'yellow', element, reading)
  const extension =
    textOf(level, 'extension') === null ? MOST_EXTENSION : wholeDays(level, 'extension', element, reading)
  const sinceText = textOf(level, 'since')
  const since = sinceText === null ? null : readExpression(element, sinceText, reading)
  if (days === null || clock === null || owner === null || scope === null || extension === null) return null
  return {
    days,
    clock,
    owner,
    calendar: textOf(level, 'calendar') ?? 'cn',
    scope,
    yellow,
    extension,
    startsAt: textOf(level, 'startsAt'),
    endsAt: textOf(level, 'endsAt'),
    since,
  }
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
