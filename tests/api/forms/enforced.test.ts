import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park } from '../../support/story.ts'
import { twoTasksFiles } from '../../support/two-tasks/files.ts'

describe('permissions of a form, task by task', () => {
  let site: TestApp
  let url: string

  beforeAll(async () => {
    site = await startTestApp()
    const manager = await site.as('manager')
    mustSucceed(await manager.post(`${park}/processes`, { files: twoTasksFiles(), note: '试行' }))
    const owner = await site.as('owner')
    const enterpriseId = (await owner.get(`${park}/enterprises`)).list[0]?.id
    const created = mustSucceed(await owner.post(`${park}/applications`, { process: 'two-tasks', enterpriseId }))
    url = `${park}/applications/${created.id}`
    const values = {
      ...{ projectName: '一期', projectCode: '2403-430302-04-01-900001', bankAccount: '6222-0000', declared: true },
      machines: [{ name: '水泵', power: '7.5' }],
    }
    mustSucceed(await owner.put(`${url}/form`, { values }))
    mustSucceed(await owner.post(`${url}/promise`))
    mustSucceed(await owner.post(`${url}/submission`))
  })
  afterAll(async () => await site.close())

  async function claimed(account: string, node: string): Promise<string> {
    const caller = await site.as(account)
    await site.engine.whenIdle()
    const found = (await caller.get(`${park}/tasks?view=department`)).list.find((task) => String(task.node) === node)
    const task = `${park}/tasks/${found?.instanceId}/${found?.key}`
    mustSucceed(await caller.post(`${task}/claim`))
    return task
  }

  test('let each task write its own fields alone, and keep from it what it may not see', async () => {
    const planner = await site.as('reviewer-natural-resources')
    const defender = await site.as('reviewer-civil-air-defence')
    const first = await claimed('reviewer-natural-resources', 'measure')

    const beyond = await planner.post(`${first}/answer`, { fields: { measured: '98', accepted: '98' } })
    mustSucceed(await planner.post(`${first}/answer`, { fields: { measured: '98', informant: '来电举报' } }))
    const second = await claimed('reviewer-civil-air-defence', 'judge')
    const page = await defender.get(second.replace('/api/v1', ''))
    const formTab = await defender.get(`${second.replace('/api/v1', '')}?tab=form`)
    const overwritten = await defender.post(`${second}/answer`, { fields: { measured: '120', accepted: '110' } })
    const tooMuch = await defender.post(`${second}/answer`, { fields: { accepted: '110' } })
    mustSucceed(await defender.post(`${second}/answer`, { fields: { accepted: '97.5' } }))

    expect([beyond.status, JSON.stringify(beyond.body.errors)]).toEqual([
      422,
      expect.stringContaining('field-not-writable'),
    ])
    expect([overwritten.status, JSON.stringify(overwritten.body.errors)]).toEqual([
      422,
      expect.stringContaining('field-not-writable'),
    ])
    expect(JSON.stringify(tooMuch.body.errors)).toContain('more-than-measured')
    expect(page.text).toContain('98.00 m²')
    expect(page.text).toContain('name="fields.accepted"')
    expect(page.text).not.toContain('name="fields.measured"')
    expect(page.text).not.toContain('来电举报')
    expect(formTab.text).toContain('1. 设备 水泵，功率 7.5 kW')
    expect(formTab.text).not.toContain('6222-0000')
    const written = mustSucceed(await defender.get(second)).written
    expect(JSON.stringify(written)).toContain('"fields":{"accepted":97.5}')
  })

  test('keep a hidden value from the officer who asks for the whole application, not from its owner', async () => {
    const read = async (account: string) => JSON.stringify(mustSucceed(await (await site.as(account)).get(url)))

    const [defender, planner, stranger, owner] = [
      await read('reviewer-civil-air-defence'),
      await read('reviewer-natural-resources'),
      await read('reviewer-urban-management'),
      await read('owner'),
    ]

    expect([defender, planner, stranger, owner].map((text) => text.includes('6222-0000'))).toEqual([
      false,
      true,
      false,
      true,
    ])
  })

  test('put the name of a company beside its credit code where whoever saves may know it', async () => {
    const owner = await site.as('owner')
    const windowClerk = await site.as('window')
    const [own] = (await owner.get(`${park}/enterprises`)).list
    const all = (await windowClerk.get(`${park}/enterprises`)).list
    const other = all.find(({ id }) => String(id) !== String(own?.id))
    const { id } = mustSucceed(
      await owner.post(`${park}/applications`, { process: 'seven-permits', enterpriseId: own?.id }),
    )
    const at = (code: unknown) => `${park}/enterprises/${code}`
    const codes = { surveyorCreditCode: own?.creditCode, designerCreditCode: other?.creditCode }

    mustSucceed(await owner.put(`${park}/applications/${id}/form`, { values: codes }))
    const { form } = mustSucceed(await owner.get(`${park}/applications/${id}`))
    const asked = await Promise.all([
      owner.get(at(own?.creditCode)),
      owner.get(at(other?.creditCode)),
      windowClerk.get(at(other?.creditCode)),
      windowClerk.get(at(String(other?.creditCode).replace(/.$/, '0'))),
    ])

    expect(form?.surveyorName).toBe(own?.name)
    expect(form?.designerName ?? '').toBe('')
    expect(asked.map(({ status }) => status)).toEqual([200, 404, 200, 422])
    expect(asked[3]?.text).toContain('第 18 位（校验码）不正确')
  })

  test('offer the table, the file and the declaration of a section to its applicant', async () => {
    const owner = await site.as('owner')
    const enterpriseId = (await owner.get(`${park}/enterprises`)).list[0]?.id
    const { id } = mustSucceed(await owner.post(`${park}/applications`, { process: 'two-tasks', enterpriseId }))
    const section = `/parks/demo/applications/${id}/sections/machines`

    const typed = { opened: '{}', 'form.machines.0.name': '风机', 'form.machines.0.power': '很大' }
    const posted = await owner.call({
      method: 'POST',
      url: section,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(typed).toString(),
    })
    const page = await owner.get(`${section}?saved=1`)

    expect(posted.status).toBe(303)
    expect(page.text).toContain('value="风机"')
    expect(page.text).toContain('第 1 行“功率”：应填写数字。')
    expect(page.text).toContain(`/parks/demo/applications/${id}/materials/site-plan`)
    expect(page.text).toContain('如有隐瞒，愿承担法律责任。')
  })
})
