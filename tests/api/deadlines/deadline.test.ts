import { describe, expect, test } from 'vitest'
import { clockDeadline, type StoredClock } from '../../../api/clocks/clock.ts'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { readDeadline } from '../../../api/deadlines/read-deadline.ts'
import { dateWords, dueOf, dueWords, lightOf } from '../../../api/pages/parts/deadline-parts.ts'
import type { DuePart } from '../../../templates/pages/parts.ts'

const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })
const at = (text: string) => Date.parse(`${text}+08:00`)

const said = new Map([
  ['w1', { name: '周敏', why: '利害关系人申请' }],
  ['w2', { name: '马骏', why: '案情复杂' }],
])

const stopped: StoredClock = {
  ...{ key: 7, host: 5, node: 'review', clock: 'promised', owner: 'authority', calendar: 'cn', days: 8, yellow: null },
  state: 'running',
  ledger: {
    budget: 8,
    startedAt: at('2026-03-02T09:00'),
    endedAt: null,
    extension: { days: 2, reason: 'w2', approvedBy: 'p2', at: at('2026-03-03T09:00') },
    suspensions: [
      {
        ...{ id: 's', element: 5, ground: 'hearing', article: '行政许可法第四十五条', by: 'p1', department: null },
        ...{ why: 'w1', from: at('2026-03-04T10:00'), to: at('2026-03-09T11:00'), expectedEnd: null, limit: null },
      },
    ],
  },
}

describe('a due date on a page', () => {
  const lines = (due: DuePart) => due.how.lines.map(({ when, what }) => `${when} ${what}`)

  test('says what it means, each counted day, holidays by name and workdays that make up for them', () => {
    const now = at('2024-04-25T10:00')
    const deadline = readDeadline(office, at('2024-04-25T09:12'), at('2024-05-08T17:30'), now)

    const due = dueOf({ language: 'zh', office, now }, deadline)

    expect(due.text).toBe('5月8日（还剩 7 个工作日）')
    expect(due.how.sentence).toBe('4月25日 09:12 开始，7 个工作日，5月8日 17:30 到期。')
    expect(lines(due)).toEqual([
      '4月25日 09:12 开始，当天不计',
      '4月26日 第 1 天',
      '4月27日 周末，不计',
      '4月28日 第 2 天（调休上班，照计）',
      '4月29–30日 第 3–4 天',
      '5月1–5日 劳动节，不计',
      '5月6–8日 第 5–7 天',
      '5月8日 17:30 到期',
    ])
    expect(due.how.calendar?.label).toBe('4月25日 09:12 开始，7 个工作日，5月8日 17:30 到期。')
  })

  test('tells of a clock what its ledger has, and whoever is not told who it was only what law asks for', () => {
    const now = at('2026-03-10T10:00')

    const told = dueOf({ language: 'zh', office, now }, clockDeadline(office, stopped, now, said))
    const untold = dueOf({ language: 'zh', office, now }, clockDeadline(office, stopped, now))

    expect(told.how.sentence).toBe(
      '3月2日 09:00 开始，8 个工作日，延期 2 个工作日，中止 3 个工作日，3月19日 17:30 到期。',
    )
    expect(lines(told)).toContain('3月5–9日 听证（行政许可法第四十五条；周敏；利害关系人申请）；停 3 个工作日')
    expect(lines(told)).toContain('延期 8 + 2 个工作日（马骏；案情复杂）')
    expect(lines(untold)).toContain('3月5–9日 听证（行政许可法第四十五条）；停 3 个工作日')
    expect(lines(untold)).toContain('延期 8 + 2 个工作日')
  })

  test('has no date as long as its clock stands still, and says why', () => {
    const now = at('2026-03-06T10:00')
    const suspensions = stopped.ledger.suspensions.map((each) => ({ ...each, to: null }))
    const clock = { ...stopped, ledger: { ...stopped.ledger, suspensions } }

    const due = dueOf({ language: 'zh', office, now }, clockDeadline(office, clock, now))

    expect(due.text).toBe('恢复计时后推算（还剩 8 个工作日）')
    expect(due.how.sentence).toContain('计时中止，到期日待定')
  })

  test('is one sentence in lists', () => {
    const now = at('2024-04-25T10:00')
    const deadline = readDeadline(office, at('2024-04-25T17:45'), at('2024-04-28T17:30'), now)

    const { how } = dueOf({ language: 'zh', office, now }, deadline, 'sentence')

    expect(how).toEqual({
      sentence: '4月25日 17:45 开始，1 个工作日，4月28日 17:30 到期。',
      lines: [],
      calendar: null,
    })
  })

  test.each([
    ['2024-04-25T10:00', 'green', '剩 1 天'],
    ['2024-04-26T09:00', 'yellow', '今天到期'],
    ['2024-04-26T17:31', 'red', '已超时'],
    ['2024-04-28T17:31', 'red', '超时 1 天'],
    ['2024-04-29T09:00', 'red', '超时 1 天'],
  ])('shows at %s the light %s and the word %s', (now, tone, word) => {
    const deadline = readDeadline(office, at('2024-04-25T09:12'), at('2024-04-26T17:30'), at(now))

    expect(lightOf({ language: 'zh', office, now: at(now) }, deadline)).toEqual({ tone, word })
  })

  test('names the year of a date in another year, and says that it is provisional beyond the last calendar', () => {
    const now = at('2026-12-21T10:00')
    const deadline = readDeadline(office, at('2026-12-21T09:00'), at('2027-01-18T17:30'), now)

    expect(dueOf({ language: 'zh', office, now }, deadline)).toMatchObject({
      text: '2027年1月18日（还剩 20 个工作日）',
      provisional: true,
    })
    expect(dueOf({ language: 'en', office, now }, deadline).text).toBe('18 Jan 2027 (20 working days left)')
    expect(dueWords({ language: 'zh', office, now }, deadline)).toBe('2027年1月18日（还剩 20 个工作日）（暂定）')
    expect(dateWords({ language: 'en', office, now }, deadline)).toBe('18 Jan 2027 (provisional)')
  })
})
