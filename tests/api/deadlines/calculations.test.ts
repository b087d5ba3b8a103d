import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

let site: TestApp

beforeAll(async () => {
  site = await startTestApp()
})
afterAll(async () => await site.close())

describe('POST /api/v1/deadline-calculations', () => {
  const calculate = (body: object) => site.nobody.post('/api/v1/deadline-calculations', body)

  test('reckons and explains a deadline for anyone', async () => {
    const { status, body } = await calculate({
      accepted: '2026-02-13T18:10:00+08:00',
      days: 3,
      at: '2026-02-24T18:00:00+08:00',
    })

    expect(status).toBe(200)
    expect(body).toMatchObject({
      due: '2026-02-26T17:30:00+08:00',
      provisional: false,
      usedDays: 1,
      remainingDays: 2,
      counted: ['2026-02-24', '2026-02-25', '2026-02-26'],
      sentenceZh: '2月13日 18:10 受理，3 个工作日，2月26日 17:30 到期。',
    })
  })

  test('lets a correction stop the promise, and not the law', async () => {
    const asked = {
      accepted: '2026-03-02T09:00:00+08:00',
      days: 8,
      suspensions: [{ from: '2026-03-04T10:00:00+08:00', to: '2026-03-09T11:00:00+08:00', ground: 'correction' }],
    }

    const promised = await calculate(asked)
    const statutory = await calculate({ ...asked, clock: 'statutory' })

    expect(promised.body).toMatchObject({ due: '2026-03-17T17:30:00+08:00', runsOn: [] })
    expect(statutory.body).toMatchObject({ due: '2026-03-12T17:30:00+08:00', runsOn: ['correction'] })
  })

  test.each([
    [{ accepted: 'soon', days: 1 }],
    [{ accepted: '2026-03-02', days: 1.5 }],
    [{ accepted: '2026-03-02', days: 1, suspensions: [{ from: '2026-03-02', ground: 'holiday' }] }],
    [{ accepted: '2026-03-02', days: 1, at: '2199-01-01' }],
    [{ accepted: '0001-01-01', days: 1 }],
  ])('refuses %j in both languages', async (asked) => {
    const { status, body } = await calculate(asked)

    expect([status, body.code]).toEqual([400, 'invalid-request'])
    expect(String(body.detailZh)).toMatch(/[\u4e00-\u9fff]/)
  })

  test('says how many are too many', async () => {
    const asked = { accepted: '2026-03-02', days: 1 }
    const statuses = new Set<number>()
    for (let count = 0; count < 61; count += 1) statuses.add((await calculate(asked)).status)

    expect([...statuses]).toEqual([200, 429])
  })
})
