import { expect, test } from 'vitest'
import type { ClockSuspension } from '../../../engine/lifecycles/clock-ledger.ts'
import { tell } from './tell.ts'

const level = (days: number, clock = 'promised') => `<siji:serviceLevel days="${days}" clock="${clock}"/>`
const extended = (levels: string) => `<extensionElements>${levels}</extensionElements>`
const process = (id: string, levels: string, nodes: readonly string[]) => {
  const ids = nodes.map((node) => /id="(\w+)"/.exec(node)?.[1] ?? '')
  const flows = ids
    .slice(1)
    .map((to, at) => `<sequenceFlow id="f_${ids[at]}" sourceRef="${ids[at]}" targetRef="${to}"/>`)
  return `<process id="${id}" isExecutable="true">${extended(levels)}${nodes.join('')}${flows.join('')}</process>`
}
const task = (id: string, levels = '') => `<userTask id="${id}">${extended(levels)}</userTask>`

/** An application calls a review, which calls an appraisal: each an instance of its own. */
const processes =
  process('application', level(10) + level(20, 'statutory'), [
    '<startEvent id="s1"/>',
    task('first'),
    '<callActivity id="calls" calledElement="review"/>',
    task('last'),
  ]) +
  process('review', level(5) + level(8, 'statutory'), [
    '<startEvent id="s2"/>',
    task('read', level(3)),
    '<callActivity id="asks" calledElement="appraisal"/>',
    task('judge'),
  ]) +
  process('appraisal', '', ['<startEvent id="s3"/>', task('look', level(4, 'statutory'))])

const begin = [{ start: 'application' }, { complete: 'first' }]
const stop = (of: string, more = {}) => ({ pauseClock: of, ground: 'hearing', ...more })
const at = (date: string) => ({ advanceTo: `2026-01-${date}+08:00` })
const due = (date: string | null) => ({ due: date === null ? null : `2026-01-${date}T17:30:00+08:00` })
const check = (clocks: object) => ({ check: { clocks } })
const standing = { light: 'grey', due: null }

test('stops every clock of what was called, several calls deep, and all go on together', async () => {
  const { failure, world } = await tell(
    processes,
    [
      ...begin,
      { complete: 'read' },
      check({ review: due('12'), 'review/statutory': due('15'), 'look/statutory': due('09') }),
      at('06T10:00:00'),
      stop('application'),
      check({ application: standing, review: standing, 'review/statutory': standing, 'look/statutory': standing }),
      at('08T10:00:00'),
      { resumeClock: 'application' },
      check({ review: due('14'), 'review/statutory': due('19'), 'look/statutory': due('13') }),
    ],
    { throughJson: true },
  )

  expect(failure).toBeNull()
  const ledgers = world.members.map(({ instance }) => instance.clocks?.map(({ context }) => context.suspensions))
  const [own] = ledgers[0]?.[0] ?? []
  const seen = (times: string): Partial<ClockSuspension> => ({
    ...(own as ClockSuspension), // the application has one
    id: `${times}${own?.id}`,
    element: 0,
    ofWhole: true,
    fromCaller: true,
  })
  expect(ledgers[1]).toEqual([1, 2, 3].map((each) => (each === 3 ? [] : [seen('caller-')])))
  expect(ledgers[2]).toEqual([[seen('caller-caller-')]])
})

test('lets what is called meanwhile begin standing still, and what ends meanwhile end', async () => {
  const { failure } = await tell(processes, [
    { start: 'application' },
    at('06T10:00:00'),
    stop('application'),
    { complete: 'first' },
    check({ review: standing, read: standing }),
    { complete: 'read' },
    check({ 'look/statutory': standing }),
    { complete: 'look' },
    at('08T10:00:00'),
    { resumeClock: 'application' },
    check({ review: due('15'), 'review/statutory': due('20') }),
  ])

  expect(failure).toBeNull()
})

test('counts once what a called process stops itself on the same ground, which goes on without it', async () => {
  const { failure } = await tell(processes, [
    ...begin,
    at('06T10:00:00'),
    stop('review'),
    stop('application'),
    { refused: stop('review') },
    at('07T10:00:00'),
    { resumeClock: 'review' },
    check({ review: standing, read: standing }),
    { refused: { resumeClock: 'review' } },
    { refused: { resumeClock: 'read' } },
    at('08T10:00:00'),
    { resumeClock: 'application' },
    check({ review: due('14'), read: due('12') }),
  ])

  expect(failure).toBeNull()
})

test('ends in what was called at its limit, and leaves alone what its ground does not stop or is overdue', async () => {
  const { failure } = await tell(processes, [
    ...begin,
    at('09T10:00:00'),
    { pauseClock: 'application', ground: 'correction', limit: '2026-01-12T17:30:00+08:00' },
    check({ read: { light: 'red', ...due('08') }, review: standing, 'review/statutory': due('15') }),
    at('14T10:00:00'),
    check({ review: { light: 'yellow', ...due('14') } }),
    { refused: { resumeClock: 'application' } },
  ])

  expect(failure).toBeNull()
})
