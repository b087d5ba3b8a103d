import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'

describe('virtual time', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
  })
  afterAll(async () => await site.close())

  const put = async (body: object) => await (await site.as('manager')).put('/api/v1/virtual-time', body)
  const pageAt = async (url: string, account = 'manager') =>
    await (await site.as(account)).call({ method: 'GET', url, headers: { accept: 'text/html' } })
  const press = async (body: object) =>
    await (await site.as('manager')).call({ method: 'POST', url: '/parks/demo/time', body })

  test('goes to the same time of the next working day, over a holiday', async () => {
    await put({ now: '2026-02-14T10:00:00+08:00', speed: 0 })

    const { body } = await put({ forward: { workingDays: 1 } })

    expect(body).toMatchObject({ now: '2026-02-24T02:00:00.000Z', speed: 0, isVirtual: true })
  })

  test('refuses a change that says nothing or two things', async () => {
    const answers = await Promise.all([
      put({}),
      put({ now: 'real', forward: { hours: 1 } }),
      put({ speed: -1 }),
      put({ forward: { hours: 1, workingDays: 1 } }),
    ])

    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400])
  })

  test('is moved on a page of its own, and told on every page until it is the real one again', async () => {
    await put({ now: '2026-03-02T09:00:00+08:00', speed: 0 })

    const moved = await press({ step: 'hours', hours: '25.5' })
    const wrong = await press({ step: 'to', to: 'tomorrow' })
    const elsewhere = await pageAt('/parks/demo/inbox', 'window')
    const back = await press({ step: 'real' })
    const after = await pageAt('/parks/demo/time')

    expect(moved.status).toBe(303)
    expect(wrong).toMatchObject({ status: 400, text: expect.stringContaining('请填写时刻，例如 2026-03-02 09:00。') })
    expect(wrong.text).toContain('虚拟时间：2026-03-03 10:30，停住')
    expect(elsewhere.text).not.toContain('/parks/demo/time')
    expect(back.status).toBe(303)
    expect(after.text).not.toContain('time-banner')
  })
})
