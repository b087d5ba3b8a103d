import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, exported, openDraft, openXml, savedXml, selectOnCanvas } from '../editor-page.ts'
import { factsOf } from '../facts-of.ts'
import { startDesigner } from '../start-designer.ts'

const park = '/api/v1/parks/demo'

const SCRIPT = '"><img src=x onerror=__xss=1 data-xss><svg onload=__xss=1><script>__xss=1</script>'
const escaped = SCRIPT.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const long = '很长的名称'.repeat(2_000)
const turned = '\u202e\u200b倒着\u200d写\u2066的'

/** A process of three steps whose names are meant to harm. */
const nasty = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" targetNamespace="x">
<process id="nasty" name="${escaped}" isExecutable="true"><documentation>${escaped}</documentation>
<startEvent id="s" name="${turned}"/><userTask id="harm" name="${escaped}"><documentation>${escaped}</documentation></userTask>
<userTask id="long" name="${long}"/><endEvent id="e"/>
<sequenceFlow id="f1" name="${escaped}" sourceRef="s" targetRef="harm"/><sequenceFlow id="f2" sourceRef="harm" targetRef="long"/><sequenceFlow id="f3" sourceRef="long" targetRef="e"/></process>
<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p" bpmnElement="nasty">
${['s', 'harm', 'long', 'e'].map((id, index) => `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}" bioc:stroke="red&quot; onload=&quot;__xss=1"><dc:Bounds x="${160 + index * 160}" y="100" width="${id.length > 1 ? 100 : 36}" height="${id.length > 1 ? 80 : 36}"/></bpmndi:BPMNShape>`).join('\n')}
${['f1', 'f2', 'f3'].map((id, index) => `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${200 + index * 160}" y="140"/><di:waypoint x="${310 + index * 160}" y="140"/></bpmndi:BPMNEdge>`).join('\n')}
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`

const bomb = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'

describe('what is meant to harm the designer', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test.each([
    ['5 MB of junk', 'junk '.repeat(1_048_576)],
    ['an SVG bomb', `${bomb}<svg xmlns="http://www.w3.org/2000/svg"><text>&c;</text></svg>`],
    ['billion laughs in BPMN', nasty.replace('?>', `?>${bomb}`).replace(turned, '&c;')],
    [
      'an external entity',
      nasty.replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>').replace(turned, '&x;'),
    ],
    ['a picture in place of a process', '<svg xmlns="http://www.w3.org/2000/svg" onload="__xss=1"/>'],
    ['NUL in a name', nasty.replace(turned, 'a\u0000b')],
  ])('refuses %s at the import with a sentence, and keeps nothing of it', async (_what, text) => {
    const before = (await manager.get(`${park}/drafts`)).list.length
    await page.goto('/parks/demo/designer')

    await page.setInputFiles('#field-file', { name: 'x.bpmn', mimeType: 'application/xml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '导入文件' }).click()

    expect(await page.locator('.error-summary li').first().textContent()).toMatch(/\p{Script=Han}/u)
    expect((await manager.get(`${park}/drafts`)).list).toHaveLength(before)
    expect(await isHarmed(page)).toBe(false)
  })

  test('draws what has a place, and lists what is drawn nowhere, too far away or smaller than nothing', async () => {
    const placeless = nasty
      .replace('<dc:Bounds x="160"', '<dc:Bounds x="NaN"')
      .replace('<dc:Bounds x="320" y="100" width="100"', '<dc:Bounds x="320" y="100" width="-5"')
      .replace('<dc:Bounds x="480"', '<dc:Bounds x="1e9"')

    await openXml(page, manager, placeless)

    const notice = page.locator('.notice-yellow', { hasText: '没有图形' })
    await expect.poll(() => notice.textContent()).toContain('有 6 项内容没有图形')
    expect(await page.locator('.djs-shape[data-element-id="e"]').count()).toBe(1)
    expect(await page.locator('.djs-shape[data-element-id="s"]').count()).toBe(0)
    await page.getByRole('button', { name: '自动排版，另画一张' }).click()
    await page.locator('.djs-shape[data-element-id="s"]').waitFor()
  })

  test('runs nothing that names and notes say, wherever they are shown, and loses none of it', async () => {
    const id = await openXml(page, manager, nasty)
    await page.locator('.outline-title', { hasText: '<script>' }).waitFor()
    // No more is drawn than can be read.
    expect((await page.locator('[data-element-id="long"] .djs-visual text').textContent())?.length).toBeLessThan(600)

    await selectOnCanvas(page, 'harm')
    await page.keyboard.press('Control+F')
    await page.locator('.djs-search-container input').fill('img')
    await page.locator('.djs-search-result').first().waitFor()
    await expect.poll(() => page.locator('.djs-search-result', { hasText: '<script>' }).count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.locator('[data-element-id="harm"] .djs-hit').first().dispatchEvent('dblclick')
    const edited = page.locator('.djs-direct-editing-content')
    expect(await edited.textContent()).toBe(SCRIPT)
    await page.keyboard.press('Escape')
    const svg = (await exported(page, '导出 .svg')).content.toString()
    expect(await actorsIn(page, svg)).toEqual([])
    expect((await exported(page, '导出 .png')).content.subarray(1, 4).toString()).toBe('PNG')
    expect(await isHarmed(page)).toBe(false)
    expect(await factsOf(await savedXml(page, manager, id))).toEqual(await factsOf(nasty))

    await page.locator('.problems [role="status"]').waitFor()
    await page.getByRole('button', { name: '发布…' }).click()
    await page.getByLabel('这一版改了什么').fill(SCRIPT)
    await page.locator('dialog button[type=submit]').click()
    await page.waitForURL('**/parks/demo/designer')
    const picture = page.locator('section', { hasText: '<script>' }).locator('.designer-picture img').first()
    await picture.scrollIntoViewIfNeeded()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100)
    expect(await isHarmed(page)).toBe(false)
  })

  test('takes over no text that a file cannot hold, says so, and leaves what was there', async () => {
    const id = await openDraft(page, manager, { from: 'template', title: '粘贴' })
    await choose(page, '办理')
    const field = page.locator('.panel').getByLabel('名称')

    await paste(page, 5 * 1_048_576)
    await page.locator('[role="alert"]', { hasText: '没有粘贴：最多 50,000 个字，这里有 5,242,880 个' }).waitFor()
    expect(await field.inputValue()).toBe('办理')
    await page.getByRole('button', { name: '知道了' }).click()
    await field.fill('长'.repeat(60_000))
    await field.blur()
    expect(await page.locator('.panel .error').first().textContent()).toContain('最多 50,000 个字，这里有 60,000 个')
    await field.fill('甲\u0000乙')
    await field.blur()
    expect(await page.locator('.panel .error').first().textContent()).toContain('1 个看不见的控制字符')
    await field.fill(long)
    await field.blur()
    await expect.poll(async () => await savedXml(page, manager, id)).toContain(long)

    await page.locator('[data-element-id="review"] .djs-hit').first().dblclick({ force: true })
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText('丙\u0001丁')
    await page.locator('.outline h2').click()
    await page.locator('[role="alert"]', { hasText: '已经去掉' }).waitFor()
    await expect.poll(async () => await savedXml(page, manager, id)).toContain('name="丙丁"')
  })
})

/** Pastes so many characters into the name, as the browser would tell of it. */
async function paste(page: Page, length: number): Promise<void> {
  await page
    .locator('.panel')
    .getByLabel('名称')
    .evaluate((field, count) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'x'.repeat(count))
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      // Where nobody stops it, the browser would put it in.
      if (field.dispatchEvent(event) && field instanceof HTMLInputElement)
        field.value = clipboardData.getData('text/plain')
    }, length)
}

async function isHarmed(page: Page): Promise<unknown> {
  return await page.evaluate('"__xss" in window || document.querySelector("[data-xss]") !== null')
}

/** What in a picture acts or loads: elements and attributes. */
async function actorsIn(page: Page, svg: string): Promise<readonly string[]> {
  return await page.evaluate((text) => {
    const all = [...new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('*')]
    const elements = all.filter(({ localName }) => /^(script|img|image|foreignObject|a|parsererror)$/.test(localName))
    const attributes = all.flatMap((element) => element.getAttributeNames().filter((name) => /^on/.test(name)))
    return [...elements.map(({ localName }) => localName), ...attributes]
  }, svg)
}
