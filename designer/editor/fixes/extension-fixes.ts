import { calendarNames } from '../../../engine/calendar/calendar-names.ts'
import { idOf, type ModdleElement, textOf } from '../../../engine/model/moddle.ts'
import { extensionsOf } from '../../../engine/model/read/extensions.ts'
import type { Change, Fix, FixRule } from './fix.ts'

/** Limits by law count the calendar of the country, and only a process begins and ends at milestones. */
export const mendServiceLevel: FixRule = (element) => {
  const isProcess = element.$type === 'bpmn:Process'
  return extensionsOf(element, 'siji:ServiceLevel').flatMap((level, index): readonly Fix[] => {
    const calendar = textOf(level, 'calendar') ?? 'cn'
    const isKnown = calendarNames.some((name) => name === calendar)
    const isByLaw = textOf(level, 'clock') === 'statutory'
    const write = (label: string, attributes: { readonly [name: string]: string }): Fix => ({
      label,
      changes: [{ kind: 'setExtension', element: idOf(element) ?? '', type: level.$type, index, attributes }],
    })
    const isBound = textOf(level, 'startsAt') !== null || textOf(level, 'endsAt') !== null
    return [
      ...(!isKnown || (isByLaw && calendar === 'park') ? [write('改按国家工作日', { calendar: 'cn' })] : []),
      ...(isBound && !isProcess ? [write('删去起止状态', { startsAt: '', endsAt: '' })] : []),
    ]
  })
}

const LISTS = ['siji:Input', 'siji:Output', 'siji:Outcome']

/** Rows that say the same twice; two that differ are for a person to settle. */
export const removeTwins: FixRule = (element) => {
  const changes = LISTS.flatMap((type) => {
    const rows = extensionsOf(element, type)
    const twins = rows.flatMap((row, index) => (rows.findIndex((each) => isSame(each, row)) < index ? [index] : []))
    return goBackwards(element, type, twins)
  })
  return changes.length === 0 ? [] : [{ label: '删去重复的一行', changes }]
}

/** Rows in which nothing stands. */
export const removeBlanks =
  (...types: readonly string[]): FixRule =>
  (element) => {
    const changes = types.flatMap((type) => {
      const rows = extensionsOf(element, type)
      const blank = rows.flatMap((row, index) =>
        ATTRIBUTES.every((name) => textOf(row, name) === null) ? [index] : [],
      )
      return goBackwards(element, type, blank)
    })
    return changes.length === 0 ? [] : [{ label: '删去空行', changes }]
  }

const ATTRIBUTES = ['source', 'target', 'value', 'label', 'max']

function isSame(one: ModdleElement, other: ModdleElement): boolean {
  return ATTRIBUTES.every((name) => textOf(one, name) === textOf(other, name))
}

/** From the last on, so that the places of those before stay as they were counted. */
function goBackwards(element: ModdleElement, type: string, indexes: readonly number[]): readonly Change[] {
  const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, '']))
  return indexes.toReversed().map((index) => ({
    kind: 'setExtension',
    element: idOf(element) ?? '',
    type,
    index,
    attributes,
  }))
}

/** A call of the same deployment whose process is not in it; that of the park can be called instead. */
export const callNewest: FixRule = (element, { offers }) => {
  const called = textOf(element, 'calledElement')
  if (!offers.processes.some(({ id }) => id === called)) return []
  const change = {
    element: idOf(element) ?? '',
    type: 'siji:Called',
    index: 0,
    attributes: { binding: '', version: '' },
  }
  return [{ label: '改为调用最新的一版', changes: [{ kind: 'setExtension', ...change }] }]
}
