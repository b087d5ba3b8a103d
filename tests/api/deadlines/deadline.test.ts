import { describe, expect, test } from 'vitest'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { readDeadline } from '../../../api/deadlines/read-deadline.ts'
import { dueOf, lightOf } from '../../../api/pages/parts/deadline-parts.ts'
import { limitPart } from '../../../api/pages/reviewer/task/limit.ts'

const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })
const at = (text: string) => Date.parse(`${text}+08:00`)

describe('a due date on a page', () => {
  test('says what it means, and which days were counted and skipped', () => {
    const now = at('2024-04-25T10:00')
    const deadline = readDeadline(office, at('2024-04-25T09:12'), at('2024-05-08T17:30'), now)

    const due = dueOf({ language: 'zh', office, now }, deadline)

    expect(due.text).toBe('5月8日（还剩 7 个工作日）')
    expect(due.how).toBe('7 个工作日怎么数到 5月8日')
    expect(due.steps.map(({ when, what }) => `${when} ${what}`)).toEqual([
      '4月25日 09:12 开始，当天不计',
      '4月26日 第 1 天',
      '4月27日 休息日、节假日，不计',
      '4月28日–4月30日 第 2–4 天',
      '5月1日–5月5日 休息日、节假日，不计',
      '5月6日–5月8日 第 5–7 天',
      '5月8日 最后一天 17:30 到期',
    ])
  })

  test('calls a festival a festival on a weekend too, and an ordinary weekend a weekend', () => {
    const now = at('2024-04-25T10:00')
    const deadline = readDeadline(office, at('2024-04-25T09:12'), at('2024-05-08T17:30'), now)

    const days = limitPart({ language: 'zh', office, now }, deadline).weeks.flat()

    const wordOf = (text: string) => days.find((day) => day.text === text)?.word
    expect(['27', '28', '5/1', '4', '5'].map(wordOf)).toEqual(['休', '第 2 天', '节', '节', '节'])
  })

  test('counts from the next working day what begins after hours', () => {
    const now = at('2024-04-25T18:00')
    const deadline = readDeadline(office, at('2024-04-25T17:45'), at('2024-04-28T17:30'), now)

    const { steps } = dueOf({ language: 'zh', office, now }, deadline)

    expect(steps[0]?.what).toBe('下班后或休息日开始，按 4月26日 起算，当天不计')
    expect(deadline.days).toBe(1)
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
  })
})
