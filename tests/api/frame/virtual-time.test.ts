import { v4 } from 'uuid'
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

  test('is moved by who manages a park or administers the installation, and by nobody else', async () => {
    const body = { now: '2026-02-25T10:00:00+08:00' }
    const move = async (account: string) => (await (await site.as(account)).put('/api/v1/virtual-time', body)).status

    const statuses = []
    for (const account of ['owner', 'window', 'overseer', 'manager', 'admin']) statuses.push(await move(account))

    expect(statuses).toEqual([403, 403, 403, 200, 200])
  })

  test('moves once when the same request comes again, and refuses its key for another', async () => {
    await put({ now: '2026-02-26T10:00:00+08:00', speed: 0 })
    const key = v4()
    const manager = await site.as('manager')
    const forward = async (hours: number) => await manager.put('/api/v1/virtual-time', { forward: { hours } }, key)

    const answers = [await forward(2), await forward(2)]
    const other = await forward(3)

    expect(answers.map(({ body }) => body.now)).toEqual(Array(2).fill('2026-02-26T04:00:00.000Z'))
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } })
    expect((await manager.get('/api/v1/virtual-time')).body.now).toBe('2026-02-26T04:00:00.000Z')
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
