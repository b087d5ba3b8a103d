import { describe, expect, test } from 'vitest'
import type { StoredClock } from '../../../api/clocks/clock.ts'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { nearness, permitEnd } from '../../../api/pages/enterprise/permits/permit-end.ts'
import { promiseClock } from '../../../api/pages/enterprise/tracking/promise-clock.ts'
import { type ReviewFacts, reviewStates } from '../../../api/pages/enterprise/tracking/review-states.ts'
import { stagesOf } from '../../../api/pages/enterprise/tracking/stages.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })

describe('what an applicant sees of a review', () => {
  const answered = (permit: string, key: number) => ({
    instanceId: 'i',
    key,
    node: `review${permit}`,
    permit,
    state: 'answered' as const,
    openedAt: at('2024-04-25T09:13'),
    endedAt: at('2024-04-25T11:05'),
  })
  const facts: ReviewFacts = {
    permits: ['C', 'L', 'K'],
    state: 'inReview',
    tasks: [answered('C', 1), answered('L', 2), answered('K', 3)],
    answers: [
      { instanceId: 'i', taskKey: 1, outcome: 'needsCorrection' },
      { instanceId: 'i', taskKey: 2, outcome: 'agree' },
      { instanceId: 'i', taskKey: 3, outcome: 'refuse' },
    ],
    toCorrect: new Set(),
    noticeAt: null,
    issuedAt: new Map(),
    isRefusalTold: false,
  }
  const states = (more: Partial<ReviewFacts>) => reviewStates({ ...facts, ...more }).map(({ state }) => state)

  test('is that it agreed, but not what it found or refused before that is told', () => {
    expect(states({})).toEqual(['underWay', 'agreed', 'underWay'])
  })

  test('is what the notice asks to correct, once it is sent', () => {
    const noticeAt = at('2024-04-25T14:12')

    expect(states({ state: 'inCorrection', toCorrect: new Set(['C']), noticeAt })).toEqual([
      'toCorrect',
      'agreed',
      'underWay',
    ])
  })

  test('is the refusal once its notice is sent, and the permit once it is issued', () => {
    const issuedAt = new Map([['L', at('2024-04-25T15:36')]])

    expect(states({ state: 'partlyDelivered', issuedAt, isRefusalTold: true })).toEqual([
      'underWay',
      'issued',
      'refused',
    ])
  })
})

describe('the promise to an applicant', () => {
  const accepted = { state: 'inReview', at: at('2026-03-02T09:00') } as const

  test('has no date before acceptance', () => {
    expect(promiseClock([{ state: 'submitted', at: accepted.at }], null, 8, office, accepted.at.getTime())).toBeNull()
  })

  test('is later by the days on which the applicant corrected (domain case 11)', () => {
    const reached = [
      accepted,
      { state: 'inCorrection', at: at('2026-03-04T10:00') },
      { state: 'inReview', at: at('2026-03-09T11:00') },
    ] as const

    const clock = promiseClock(reached, null, 8, office, at('2026-03-10T09:00').getTime())

    expect(clock?.deadline.dueAt).toBe(at('2026-03-17T17:30').getTime())
    expect(clock?.pauses).toMatchObject([{ from: at('2026-03-04T10:00'), to: at('2026-03-09T11:00') }])
  })

  test('is what its clock was given, stopped and extended by, whatever the permits promise', () => {
    const started = at('2026-03-02T09:00').getTime()
    const stop = { id: 's', element: 0, by: 'p', department: null, why: 'w', expectedEnd: null, limit: null }
    const clock: StoredClock = {
      key: 1,
      host: 0,
      node: 'process',
      clock: 'promised',
      owner: 'authority',
      calendar: 'cn',
      days: 5,
      yellow: 4,
      state: 'running',
      ledger: {
        budget: 5,
        startedAt: started,
        endedAt: null,
        extension: { days: 2, reason: 'r', approvedBy: 'p', at: started },
        suspensions: [
          {
            ...stop,
            ground: 'hearing',
            article: '行政许可法第四十五条至第四十八条',
            from: at('2026-03-04T10:00').getTime(),
            to: at('2026-03-06T11:00').getTime(),
          },
        ],
      },
    }

    const told = promiseClock([accepted], clock, 1, office, at('2026-03-09T18:00').getTime())

    expect(told?.deadline.dueAt).toBe(at('2026-03-13T17:30').getTime())
    expect(told?.deadline).toMatchObject({
      days: 7,
      beginning: 'acceptance',
      reckoning: { usedDays: 3, light: 'yellow' },
    })
    expect(told?.pauses).toMatchObject([{ ground: 'hearing' }])
  })

  test('stands still while the applicant corrects', () => {
    const reached = [accepted, { state: 'inCorrection', at: at('2026-03-04T10:00') }] as const

    const clock = promiseClock(reached, null, 8, office, at('2026-03-04T15:00').getTime())

    expect(clock?.deadline.reckoning.light).toBe('grey')
    expect(clock?.deadline.dueAt).toBe(at('2026-03-12T17:30').getTime())
  })
})

describe('the stage line', () => {
  test('pauses where the applicant is asked, and stops where it ended', () => {
    const words = (...of: Parameters<typeof stagesOf>) => stagesOf(...of).map(({ state }) => state)

    expect(words('inCorrection', true)).toEqual(['done', 'done', 'paused', 'later', 'later'])
    expect(words('declined', false)).toEqual(['done', 'stopped', 'later', 'later', 'later'])
    expect(words('withdrawn', true)).toEqual(['done', 'done', 'stopped', 'later', 'later'])
    expect(words('delivered', true)).toEqual(['done', 'done', 'done', 'done', 'done'])
  })
})

describe('the end of a permit', () => {
  test('is the last day that it prints, and near for thirty days', () => {
    const fields = [{ label: '起止日期', value: '2024年5月6日至2024年8月5日' }]

    expect(permitEnd({ fields })).toBe('2024-08-05')
    expect(permitEnd({ fields: [{ label: '工程', value: '厂房' }] })).toBeNull()
    expect(nearness('2024-08-05', '2024-07-05')).toBe('later')
    expect(nearness('2024-08-05', '2024-07-06')).toBe('soon')
    expect(nearness('2024-08-05', '2024-08-06')).toBe('ended')
  })
})
