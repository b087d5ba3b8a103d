import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundle } from '../../../api/designer-bundle/build-bundle.ts'
import type { JobOutcome } from '../../../engine/index.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { deploySurvey, startStuckSurvey } from './stuck-process.ts'

const incidents = '/parks/demo/incidents'

/** Surveys that stop because nobody has said how large the area is. */
describe('incidents', () => {
  let site: BrowserSite

  beforeAll(async () => {
    await buildBundle()
    site = await startBrowserSite()
    await deploySurvey(site)
  })
  afterAll(async () => await site.close())

  async function stuckAt(businessKey: string): Promise<{ readonly id: string; readonly address: string }> {
    const id = await startStuckSurvey(site, businessKey)
    const found = (await (await site.as('manager')).get(`/api/v1${incidents}`)).list
    const incident = found.find(({ instanceId }) => String(instanceId) === id)
    return { id, address: `${incidents}/${id}/${String(incident?.key)}` }
  }

  test('M5: foresees what a changed variable would do, then retries with it and keeps the reason', async () => {
    const { id, address } = await stuckAt('KY-1')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(incidents)
    await page.click('tr:has-text("KY-1") a')
    expect(new URL(page.url()).pathname).toBe(address)
    expect(await page.textContent('main')).toContain('实际为 null')
    expect(await page.textContent('#foreseen')).toContain('会再次停下')

    await page.fill('#field-name', 'area')
    await page.fill('#field-value', '1500')
    await page.click('button:has-text("试算")')
    const foreseen = await page.textContent('#foreseen')
    const untouched = await site.engine.loadInstance(site.parkId, id)
    await page.fill('#field-reason', '规划图上量得 1500 平方米')
    await page.click('button:has-text("重试")')

    expect(foreseen).toContain('可以走下去')
    expect(foreseen).toContain('“测量”成为待办')
    expect(untouched?.elements.some(({ incident }) => incident !== undefined)).toBe(true)
    expect(await page.textContent('tbody tr:last-child')).toMatch(/重试“面积多大”\s*理由：规划图上量得 1500 平方米/)
    const after = await site.engine.loadInstance(site.parkId, id)
    expect(after?.elements.map(({ node }) => node)).toEqual(['survey', 'onSite', 'measure'])
  })

  test('M5: asks for a reason, and keeps what was typed', async () => {
    const { address } = await stuckAt('KY-2')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(`${address}?name=area&value=20`)

    await page.click('button:has-text("重试")')

    expect(await page.textContent('.error-summary')).toContain('请说明理由')
    expect(await page.inputValue('#field-value')).toBe('20')
    await page.goto(`${address}?name=2b&value=20`)
    expect(await page.textContent('.error-summary')).toContain('变量名“2b”无效')
  })

  test('M5: retries several at once for one reason, and says what became of them', async () => {
    const first = await stuckAt('KY-3')
    const second = await stuckAt('KY-4')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(incidents)
    await page.fill('#field-reason', '面积已补录')
    await page.click('button:has-text("重试勾选的异常")')
    expect(await page.textContent('.error-summary')).toContain('请至少勾选一处异常')
    expect(await page.inputValue('#field-reason')).toBe('面积已补录')

    for (const number of ['KY-3', 'KY-4']) await page.check(`tr:has-text("${number}") input`)
    await page.click('button:has-text("重试勾选的异常")')

    expect(await page.textContent('.notice-headline')).toBe('已重试 2 处')
    for (const { id } of [first, second]) {
      const { entries } = await site.engine.readHistory(site.parkId, id)
      expect(entries.map(({ command }) => JSON.stringify(command))).toContainEqual(
        expect.stringContaining('resolveIncident'),
      )
    }
    const again = (await (await site.as('manager')).get(`/api/v1${incidents}`)).list
    expect(Number(again.find(({ instanceId }) => String(instanceId) === first.id)?.attempts)).toBe(2)
  })

  test('M5: says what a job failed of and how often, and has it tried again', async () => {
    let answers: readonly JobOutcome[] = [
      { type: 'failed', message: '仪器离线', retryable: false },
      { type: 'completed', variables: {} },
    ]
    site.engine.handleJobs('analyse-sample', async () => {
      const [next, ...rest] = answers
      answers = rest
      return next ?? { type: 'completed', variables: {} }
    })
    const id = await startStuckSurvey(site, 'JC-1', 'sampling')
    await site.engine.whenIdle()
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(incidents)
    await page.click('tr:has-text("JC-1") a')
    expect(await page.textContent('.facts')).toMatch(/仪器离线[\s\S]*执行作业时[\s\S]*失败次数\s*1/)
    expect(await page.textContent('#foreseen')).toContain('作业会重新执行')

    await page.fill('#field-reason', '仪器已修好')
    await page.click('button:has-text("重试")')
    await site.engine.whenIdle()
    await page.goto(`/parks/demo/instances/${id}/jobs`)

    expect(await page.textContent('h1')).toContain('已办结')
    expect(await page.textContent('tbody')).toMatch(/化验[\s\S]*已完成[\s\S]*1[\s\S]*仪器离线/)
  })

  test('M5: lets an overseer look, and do nothing', async () => {
    const { id, address } = await stuckAt('KY-5')
    const page = await site.visit('overseer', { javaScriptEnabled: false })

    await page.goto(incidents)
    const choices = await page.locator('input[type=checkbox]').count()
    await page.goto(address)
    const buttons = await page.locator('main button').count()
    const overseer = await site.as('overseer')
    const retried = await overseer.post(`/api/v1${address}/retry`, { reason: '试试' })
    const moved = await overseer.post(`/api/v1/parks/demo/instances/${id}/modification`, { reason: '试试' })
    const cancelled = await overseer.post(`/api/v1/parks/demo/instances/${id}/cancellation`, { reason: '试试' })

    expect([choices, buttons]).toEqual([0, 0])
    expect(await page.textContent('#foreseen')).toContain('会再次停下')
    expect([retried.status, moved.status, cancelled.status]).toEqual([403, 403, 403])
  })

  test('M5: opens the incident from the step where it stands, and says so where it is gone', async () => {
    const { id, address } = await stuckAt('KY-6')
    const page = await site.visit('manager', { javaScriptEnabled: false })

    await page.goto(`/parks/demo/instances/${id}`)
    await page.click('.steps li:has-text("出现异常") a')
    await page.click('#step a:has-text("查看异常")')
    const manager = await site.as('manager')
    const opened = new URL(page.url()).pathname
    await manager.post(`/api/v1${address}/retry`, { variables: { area: 20 }, reason: '已量' })
    const gone = await page.reload()

    expect(opened).toBe(address)
    expect(gone?.status()).toBe(409)
    expect(await page.textContent('main')).toContain('已经处理')
  })

  test('M5: moves what stands at a step elsewhere, after showing what that would do, and for a reason', async () => {
    const { id, address } = await stuckAt('KY-8')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(address)
    await page.click('a:has-text("跳过或移开这一步")')
    await page.click('button:has-text("试算")')
    expect(await page.textContent('#foreseen')).toContain('不能这样调整')

    await page.check('input[value=move]')
    await page.selectOption('#field-to', 'measure')
    await page.click('button:has-text("试算")')
    expect(await page.textContent('#foreseen')).toContain('“测量”成为待办')
    await page.click('button:has-text("调整")')
    expect(await page.textContent('.error-summary')).toContain('请说明理由')
    await page.fill('#field-reason', '直接测量')
    await page.click('button:has-text("调整")')

    const moved = await site.engine.loadInstance(site.parkId, id)
    expect(moved?.elements.map(({ node }) => node)).toEqual(['survey', 'onSite', 'measure'])
    await page.goto(`/parks/demo/instances/${id}/history`)
    expect(await page.textContent('tbody tr:last-child')).toMatch(/“面积多大”→“测量”\s*理由：直接测量/)
  })

  test('M6: leads from an instance to what it calls, and back', async () => {
    const id = await startStuckSurvey(site, 'YS-1', 'acceptance')
    await site.engine.whenIdle()
    const page = await site.visit('overseer', { javaScriptEnabled: false })
    await page.goto(`/parks/demo/instances/${id}`)

    await page.click('.head a:has-text("勘验")')
    const called = await page.textContent('.steps')
    await page.click('.head a:has-text("验收")')

    expect(called).toContain('面积多大')
    expect(new URL(page.url()).pathname).toBe(`/parks/demo/instances/${id}`)
    expect(await page.textContent('.steps')).toContain('先勘验')
  })

  test('M6: holds an instance for a reason, and lets it go on', async () => {
    const { id, address } = await stuckAt('KY-9')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(`/parks/demo/instances/${id}`)
    await page.click('a:has-text("暂停")')
    await page.fill('#field-reason', '等上级答复')
    await page.click('button:has-text("暂停实例")')

    expect(await page.textContent('h1')).toContain('已暂停')
    await page.goto(address)
    expect(await page.textContent('#foreseen')).toContain('不能重试')
    await page.goto(`/parks/demo/instances/${id}`)
    await page.click('a:has-text("恢复")')
    await page.fill('#field-reason', '已答复')
    await page.click('button:has-text("恢复实例")')
    expect(await page.textContent('h1')).not.toContain('已暂停')
  })

  test('M6: ends an instance only after naming what stops, and for a reason', async () => {
    const { id } = await stuckAt('KY-7')
    const page = await site.visit('manager', { javaScriptEnabled: false })
    await page.goto(`/parks/demo/instances/${id}`)
    await page.click('a:has-text("终止实例")')
    expect(await page.textContent('main')).toContain('“现场勘验”')

    await page.click('button:has-text("终止实例")')
    expect(await page.textContent('.error-summary')).toContain('请说明理由')
    await page.fill('#field-reason', '重复登记')
    await page.click('button:has-text("终止实例")')

    expect(await page.textContent('h1')).toContain('已取消')
    await page.goto(`/parks/demo/instances/${id}/history`)
    expect(await page.textContent('tbody tr:last-child')).toMatch(/终止实例\s*理由：重复登记/)
  })
})
