import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { coverOfMark } from './cover-of-mark.ts'
import { entryOf, openDraft, savedXml } from './editor-page.ts'
import { factsOf } from './facts-of.ts'

const withoutPicture = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:acme="https://acme.example/" targetNamespace="x">
<process id="fromElsewhere" name="外来流程" isExecutable="true">
<startEvent id="begin" name="开始"/><sequenceFlow id="f1" sourceRef="begin" targetRef="work"/>
<userTask id="work" name="办事" acme:colour="red"><extensionElements><acme:rule weight="3"><acme:inner>内</acme:inner></acme:rule></extensionElements></userTask>
<sequenceFlow id="f2" sourceRef="work" targetRef="finish"/><endEvent id="finish" name="结束"/></process>
<process id="beside" isExecutable="false"><task id="other" name="旁边的流程"/></process></definitions>`

describe('files that come in and go out', () => {
  let site: BrowserSite
  let page: Page

  beforeAll(async () => {
    site = await startBrowserSite()
    page = await site.visit('manager')
  })
  afterAll(async () => await site.close())

  const importFile = async (name: string, text: string) => {
    await page.goto('/parks/demo/designer')
    await page.setInputFiles('#field-file', { name, mimeType: 'application/xml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '导入文件' }).click()
  }

  test('D13: lays a file without a picture out after asking, loses nothing and lists what is not drawn', async () => {
    await importFile('elsewhere.bpmn', withoutPicture)
    await page.getByRole('button', { name: '自动排版' }).click()
    await page.locator('.workbench').waitFor()

    expect(await entryOf(page, '办事').count()).toBe(1)
    expect(await page.getByText('有 1 项内容没有图形').count()).toBe(1)
    expect(await page.getByText(/旁边的流程（任务/).count()).toBe(1)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const saved = await savedXml(page, await site.as('manager'), id)
    expect(saved).toContain('BPMNShape')
    expect(await factsOf(saved)).toEqual(await factsOf(withoutPicture))
  })

  test('leaves the file as it is when asked not to lay it out', async () => {
    await importFile('elsewhere.bpmn', withoutPicture)
    await page.getByRole('button', { name: '不排版' }).click()

    expect(await page.getByText('没有图形就不能在这里编辑').count()).toBe(1)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const kept = await (await site.as('manager')).get(`/api/v1/parks/demo/drafts/${id}/xml`)
    expect(kept.text).toBe(withoutPicture)
  })

  test('says on the page what is wrong with a file that cannot be kept', async () => {
    await importFile('bad.bpmn', withoutPicture.replace('<endEvent', '<teapot id="t"/><endEvent'))

    expect(await page.locator('.error-summary').textContent()).toMatch(/不是 BPMN 2\.0 的内容：.*teapot/)
    await importFile('bad.bpmn', 'no xml at all')
    expect(await page.locator('.error-summary li').count()).toBe(1)
  })

  test('gives the diagram out as .bpmn and .svg', async () => {
    await openDraft(page, await site.as('manager'), { from: 'template', title: '导出' })

    for (const [name, content] of [
      ['导出 .bpmn', '<bpmn:userTask id="review" name="办理"|<userTask id="review" name="办理"'],
      ['导出 .svg', '<svg '],
    ] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
      expect(file.suggestedFilename()).toMatch(/^process-\w{8}\.(bpmn|svg)$/)
      expect(Buffer.concat(chunks).toString()).toMatch(new RegExp(content))
    }
  })

  test('D14: leaves the bpmn.io mark whole and uncovered in the editor', async () => {
    await openDraft(page, await site.as('manager'), { from: 'version', process: 'seven-permits', version: 1 })
    for (const width of [320, 390, 1000, 1280, 1680]) {
      await page.setViewportSize({ width, height: 900 })
      await page.locator('.workbench').waitFor()

      expect(await coverOfMark(page), String(width)).toEqual([])
    }
  })

  test.each([1280, 390] as const)(
    'has nothing that axe finds, and does not scroll sideways, at %i px',
    async (width) => {
      await page.setViewportSize({ width, height: 900 })
      await page.goto('/parks/demo/designer')
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)

      await openDraft(page, await site.as('manager'), { from: 'version', process: 'seven-permits', version: 1 })
      await entryOf(page, '材料齐全性审查').click()

      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  test('loads the editor for managers only', async () => {
    const reviewer = await site.visit('reviewer-civil-air-defence')
    const answer = await reviewer.goto('/parks/demo/designer')

    expect(answer?.status()).toBe(403)
    const loaded: string[] = []
    reviewer.on('response', (response) => loaded.push(response.url()))
    await reviewer.goto('/parks/demo/inbox')
    expect(loaded.filter((url) => url.includes('/assets/designer/editor/'))).toEqual([])
  })
})
