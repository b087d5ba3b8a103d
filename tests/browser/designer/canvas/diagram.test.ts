import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entryAssets } from '../../../../api/designer-bundle/bundle.ts'
import { type BrowserSite, startBrowserSite } from '../../../support/browser.ts'
import { coverOfMark } from '../cover-of-mark.ts'
import { complaintsOf } from '../start-designer.ts'
import { serveHarness } from './harness.ts'

const XML = '/api/v1/parks/demo/processes/seven-permits/versions/1/xml'

const overlays = {
  rest: 'later',
  taken: ['f_receive', 'f_check'],
  elements: {
    receive: { state: 'done' },
    checkCompleteness: { state: 'running', count: 2, overdue: 1, text: '0.6 / 1 天', heat: 2, href: '/there' },
    awaitCorrection: { state: 'waiting', pause: '中止 18 分钟' },
    accept: { state: 'incident', text: '<img src=x onerror="window.harmed = true">' },
  },
}

describe('the read-only diagram', () => {
  let site: BrowserSite
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    site = await startBrowserSite()
    page = await site.visit('manager')
    complaints = complaintsOf(page)
    const json = JSON.stringify(overlays).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
    await serveHarness(
      page,
      'diagram',
      `<siji-diagram src="${XML}" label="七证联办 第 1 版" overlays="${json}"><p id="list">材料齐全性审查：正在办理</p></siji-diagram>`,
    )
    await open(page)
  })
  afterAll(async () => await site.close())

  test('draws every state by shape, word and colour under the strict policy of our pages', async () => {
    const legend = await page.locator('.siji-diagram-legend li').allInnerTexts()
    const running = page.locator('[data-element-id="checkCompleteness"] > .djs-visual > rect').first()

    expect(legend.map((text) => text.trim())).toEqual(
      expect.arrayContaining(['已完成', '正在办理', '等待', '出现异常', '未到']),
    )
    expect(await running.evaluate((rect) => getComputedStyle(rect).strokeWidth)).toBe('3px')
    expect(await page.locator('.siji-badge-running').textContent()).toBe('2')
    expect(await page.getByText('超时 1 件').isVisible()).toBe(true)
    expect(await page.locator('.siji-pause').textContent()).toBe('中止 18 分钟')
    expect(await page.locator('#list').isVisible()).toBe(false)
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false)
    expect(complaints).toEqual([])
  })

  test('leads on from a step by click and by keyboard, and tells the page which', async () => {
    const step = page.getByRole('link', { name: '材料齐全性审查，正在办理，2 件，超时 1 件，0.6 / 1 天' })
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      document.addEventListener('siji-select', (event) => {
        event.preventDefault()
        if (event instanceof CustomEvent) told.push(event.detail.id)
      })
    })

    await step.focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-element-id="fixOnTheSpot"]').first().click()

    expect(await page.evaluate(() => ('told' in window ? window.told : null))).toEqual([
      'checkCompleteness',
      'fixOnTheSpot',
    ])
    await open(page)
    await page.getByRole('link', { name: /材料齐全性审查/ }).press('Enter')
    await page.waitForURL('**/there')
    await open(page)
  })

  test('D14: leaves the bpmn.io mark whole and uncovered at every width and in print', async () => {
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media })
      for (const width of [320, 390, 640, 800, 1000, 1280, 1680]) {
        await page.setViewportSize({ width, height: 800 })
        await open(page)

        expect(await coverOfMark(page), `${media} ${width}`).toEqual([])
      }
    }
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('shows the words instead when the diagram cannot be had', async () => {
    await open(page)
    await page.locator('siji-diagram').evaluate((element) => element.setAttribute('src', '/api/v1/parks/demo/none'))
    await page.getByText('流程图打不开').waitFor()

    expect(await page.locator('#list').isVisible()).toBe(true)
    complaints.length = 0
  })

  test('weighs at most 60 kB gzipped, script and styles together', async () => {
    const { script, styles } = entryAssets('diagram')
    const loaded = new Set<string>([script, ...styles])
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/assets/designer/')) loaded.add(pathname)
    })
    await open(page)

    const sizes = await Promise.all(
      [...loaded].map(async (path) => gzipSync(await (await page.request.get(path)).body()).length),
    )

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000)
  })

  test('serves only what the bundle names, to be kept for ever', async () => {
    const { script } = entryAssets('diagram')

    const named = await page.request.get(script)
    const others = await Promise.all(
      ['manifest.json', '..%2Fstamp.json', '..%2F..%2Fvite.config.ts', 'assets/none.js'].map((path) =>
        page.request.get(`/assets/designer/diagram/${path}`),
      ),
    )

    expect(named.headers()['cache-control']).toContain('immutable')
    expect(others.map((answer) => answer.status())).toEqual([404, 404, 404, 404])
  })
})

async function open(page: Page): Promise<void> {
  await page.goto('/harness')
  await page.locator('siji-diagram.is-drawn').waitFor()
}
