import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GroundedPeriod } from '../../../engine/calendar/explain/due-explanation.ts'
import { explainDue } from '../../../engine/calendar/explain/explain-due.ts'
import { explanationLines, explanationSentence } from '../../../engine/calendar/explain/explanation-texts.ts'
import { nationalCalendar } from '../../../engine/calendar/national-calendars.ts'
import { CLOSING_TIME } from '../../../engine/calendar/office.ts'
import { reckonDue } from '../../../engine/calendar/reckon-due.ts'
import type { GroundedSuspension } from '../../../engine/calendar/suspension.ts'
import { propertySeed } from '../../support/property-seed.ts'

const office = { calendar: nationalCalendar, zone: 'Asia/Shanghai', closesAt: CLOSING_TIME }
const HOUR = 3_600_000

describe('explainDue', () => {
  test('numbers each counted day and says of each other one why it was skipped', () => {
    const { days, due } = explainDue(
      period('2026-09-21T09:00', 8, [suspended('2026-09-24T15:00', '2026-10-08T09:30', 'hearing')]),
    )

    expect(due).toBe('2026-10-14T17:30:00+08:00')
    expect(days.map(({ date, kind, number }) => `${date.slice(5)} ${kind} ${number ?? ''}`.trim())).toEqual([
      '09-21 start',
      '09-22 counted 1',
      '09-23 counted 2',
      '09-24 counted 3',
      '09-25 holiday',
      '09-26 holiday',
      '09-27 holiday',
      '09-28 suspended',
      '09-29 suspended',
      '09-30 suspended',
      '10-01 holiday',
      '10-02 holiday',
      '10-03 holiday',
      '10-04 holiday',
      '10-05 holiday',
      '10-06 holiday',
      '10-07 holiday',
      '10-08 suspended',
      '10-09 counted 4',
      '10-10 counted 5',
      '10-11 weekend',
      '10-12 counted 6',
      '10-13 counted 7',
      '10-14 counted 8',
    ])
    expect(days.filter(({ isMakeUpWorkday }) => isMakeUpWorkday).map(({ date }) => date)).toEqual(['2026-10-10'])
    expect(days[4]).toMatchObject({ holiday: { name: '中秋节' }, suspendedBy: [0] })
  })

  test.each([
    ['open', '2026-03-06T17:29', 0, '17:29 受理，当天不计'],
    ['closed', '2026-03-06T17:30', 0, '17:30 受理，已下班，按 3月9日 起算'],
    ['dayOff', '2026-03-07T10:00', 0, '10:00 受理，休息日，按 3月9日 起算'],
  ] as const)('says why the day of the beginning is what it is: %s', (because, accepted, place, what) => {
    const explanation = explainDue(period(accepted, 3, []))

    expect(explanation.start.because).toBe(because)
    expect(explanationLines(explanation, 'zh')[place]?.what).toBe(what)
  })

  test('says the same as the reckoning, and names every date once', () => {
    const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 11, 1) })
    const ledger = fc.array(fc.tuple(fc.integer({ min: -50, max: 900 }), fc.integer({ min: 0, max: 300 })), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 40 }), ledger, fc.boolean(), (acceptedAt, days, spans, isOpen) => {
        const suspensions = spans.map(([from, lasts], place) => ({
          ...grounds('hearing'),
          from: acceptedAt + from * HOUR,
          to: isOpen && place === 0 ? null : acceptedAt + (from + lasts) * HOUR,
        }))
        const asked = { ...office, acceptedAt, days, extension: 2, suspensions, at: acceptedAt + 300 * HOUR }

        const explained = explainDue(asked)

        const counted = explained.days.filter(({ kind }) => kind === 'counted')
        const dates = explained.days.map(({ date }) => date)
        expect(counted.map(({ date }) => date)).toEqual(reckonDue(asked).counted)
        expect(counted.map(({ number }) => number)).toEqual(counted.map((_, index) => index + 1))
        expect(counted.every(({ suspendedBy }) => suspendedBy.length === 0)).toBe(true)
        expect(explained.days.filter(({ kind }) => kind === 'suspended').every(isCovered)).toBe(true)
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(explained.days.filter(({ kind }) => kind === 'start')).toHaveLength(1)
      }),
      { seed: propertySeed(), numRuns: process.env['SIJI_LONG'] === '1' ? 20_000 : 200 },
    )
  })
})

describe('the explanation in words', () => {
  test('tells beginning, counted days, festival, make-up workday and the end', () => {
    const explained = explainDue(period('2026-02-13T18:10', 3))

    expect(explanationSentence(explained, 'zh')).toBe('2月13日 18:10 受理，3 个工作日，2月26日 17:30 到期。')
    expect(said(explained)).toEqual([
      '2月13日 18:10 受理，已下班，按 2月14日 起算',
      '2月14日 起算日，当天不计',
      '2月15–23日 春节，不计',
      '2月24–26日 第 1–3 天',
      '2月26日 17:30 到期',
    ])
    expect(said(explained, 'en')[2]).toBe('15–23 Feb Spring Festival, not counted')
  })

  test('tells who suspended it, on which ground, and which days were lost', () => {
    const hearing = suspended('2026-03-04T10:00', '2026-03-09T11:00', 'hearing')
    const explained = explainDue(
      period('2026-03-02T09:00', 8, [
        { ...hearing, article: '行政许可法第四十五条', who: '周敏', why: '利害关系人申请' },
      ]),
    )

    expect(said(explained)).toContain('3月5–9日 听证（行政许可法第四十五条；周敏；利害关系人申请）；停 3 个工作日')
    expect(explanationSentence(explained, 'en')).toBe(
      '8 working days from 2 Mar, 09:00 (accepted, 3 working days suspended) are due on 17 Mar, 17:30.',
    )
  })

  test('tells that a suspension within one day loses nothing', () => {
    const explained = explainDue(
      period('2026-03-02T09:00', 8, [suspended('2026-03-04T10:00', '2026-03-04T16:00', 'inspection')]),
    )

    expect(said(explained)).toContain('3月4日 检验：没有跨过工作日，不停')
    expect(explained.due).toBe('2026-03-12T17:30:00+08:00')
  })

  test('tells an extension with its reason, and which days it added', () => {
    const asked = { ...period('2026-03-02T09:00', 3), extension: 2, extended: { who: '罗建国', why: '案情复杂' } }

    const lines = said(explainDue(asked))

    expect(lines).toEqual([
      '3月2日 09:00 受理，当天不计',
      '3月3–5日 第 1–3 天',
      '3月6日 第 4 天（延期）',
      '3月7–8日 周末，不计',
      '3月9日 第 5 天（延期）',
      '延期 3 + 2 个工作日（罗建国；案情复杂）',
      '3月9日 17:30 到期',
    ])
  })

  test('names no due date while the clock stands, and calls one beyond the calendar provisional', () => {
    const open = explainDue({
      ...period('2026-03-02T09:00', 8, [suspended('2026-03-04T10:00', null, 'publicity')]),
      at: at('2026-03-06T10:00'),
    })
    const beyond = explainDue(period('2026-12-21T09:00', 20))

    expect(said(open).slice(-2)).toEqual(['3月5–6日 公示；停 2 个工作日', '到期 中止计时，恢复后再定'])
    expect(explanationSentence(beyond, 'zh')).toBe(
      '12月21日 09:00 受理，20 个工作日，2027年1月18日 17:30 到期（暂定）。',
    )
    expect(said(beyond).at(-1)).toContain('只公布了 2024-01-01 至 2026-12-31 的放假安排')
  })
})

function period(accepted: string, days: number, suspensions: readonly GroundedSuspension[] = []): GroundedPeriod {
  return { ...office, acceptedAt: at(accepted), days, extension: 0, suspensions, at: at(accepted) }
}

function suspended(from: string, to: string | null, ground: string): GroundedSuspension {
  return { ...grounds(ground), from: at(from), to: to === null ? null : at(to) }
}

function grounds(ground: string) {
  return { ground, article: null, who: null, why: null }
}

function said(explained: ReturnType<typeof explainDue>, language: 'zh' | 'en' = 'zh'): readonly string[] {
  return explanationLines(explained, language).map(({ when, what }) => `${when} ${what}`)
}

function isCovered({ suspendedBy }: { readonly suspendedBy: readonly number[] }): boolean {
  return suspendedBy.length > 0
}

function at(local: string): number {
  return Date.parse(`${local}:00+08:00`)
}
