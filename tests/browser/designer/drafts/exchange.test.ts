import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import { coverOfMark } from '../cover-of-mark.ts'
import { choose, entryOf, exported, fill, openDraft, savedXml } from '../editor-page.ts'
import { factsOf } from '../facts-of.ts'
import { startDesigner } from '../start-designer.ts'
import { weighFirstLoad } from './first-load.ts'

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
    ;({ site, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  const importFile = async (name: string, text: string) => {
    await page.goto('/parks/demo/designer')
    await page.setInputFiles('#field-file', { name, mimeType: 'application/xml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: '导入文件' }).click()
  }

  test('D13: lays a file without a picture out after asking, a picture for each process, and loses nothing', async () => {
    await importFile('elsewhere.bpmn', withoutPicture)
    await page.getByRole('button', { name: '自动排版' }).click()
    await page.locator('.workbench').waitFor()

    await expect.poll(() => entryOf(page, '办事').count()).toBe(1)
    expect(await page.getByText('项内容没有图形').count()).toBe(0)
    await page.getByLabel('画面').selectOption({ label: '2. beside' })
    await entryOf(page, '旁边的流程').waitFor()
    await expect.poll(() => entryOf(page, '办事').count()).toBe(0)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const saved = await savedXml(page, await site.as('manager'), id)
    expect(saved).toContain('BPMNShape')
    expect(await factsOf(saved)).toEqual(await factsOf(withoutPicture))
  })

  test('D13: shows a picture also of a version that was deployed elsewhere', async () => {
    await page.goto('/parks/demo/designer')

    await page.locator('.designer-picture img').first().scrollIntoViewIfNeeded()

    const width = () => page.evaluate('document.querySelector(".designer-picture img").naturalWidth')
    await expect.poll(width).toBeGreaterThan(1_000)
  })

  test('leaves the file as it is when asked not to lay it out', async () => {
    await importFile('elsewhere.bpmn', withoutPicture)
    await page.getByRole('button', { name: '不排版' }).click()

    await expect.poll(() => page.getByText('没有图形就不能在这里编辑').count()).toBe(1)
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const kept = await (await site.as('manager')).get(`/api/v1/parks/demo/drafts/${id}/xml`)
    expect(kept.text).toBe(withoutPicture)
  })

  test('runs nothing that a file says, on the canvas, in the outline, the panel and the problems', async () => {
    const nasty = '"&gt;&lt;img src=x onerror=__xss=1 data-xss&gt;'.replaceAll('"', '&quot;')
    const written = '"><img src=x onerror=__xss=1 data-xss>'
    const stranger = withoutPicture
      .replace('外来流程', nasty)
      .replace('办事', `${nasty}办事`)
      .replace('acme:colour="red"', `acme:colour="${nasty}" siji:form="${nasty}"`)
      .replace('xmlns:acme', 'xmlns:siji="https://siji.dev/bpmn/1" xmlns:acme')
      .replace('<extensionElements>', `<documentation>${nasty}</documentation><extensionElements>`)

    await importFile(`${written.replace('/', '')}.bpmn`, stranger)
    await page.getByRole('button', { name: '自动排版' }).click()
    await page.locator('.workbench').waitFor()
    const entry = page.locator('.outline-entry', { has: page.locator('.outline-title', { hasText: '办事' }) })
    await entry.click()
    await page.locator('.panel').getByText('办理部门').first().waitFor()

    expect(await entry.textContent()).toContain(written)
    await expect.poll(() => page.locator('.djs-container text', { hasText: '<img' }).count()).toBeGreaterThan(0)
    expect(await page.title()).toContain(written)
    expect(await page.evaluate('"__xss" in window || document.querySelector("[data-xss]") !== null')).toBe(false)
  })

  test('says on the page what is wrong with a file that cannot be kept', async () => {
    await importFile('bad.bpmn', withoutPicture.replace('<endEvent', '<teapot id="t"/><endEvent'))

    expect(await page.locator('.error-summary').textContent()).toMatch(/不是 BPMN 2\.0 的内容：.*teapot/)
    await importFile('bad.bpmn', 'no xml at all')
    await expect.poll(() => page.locator('.error-summary li').count()).toBe(1)
  })

  test.each([
    [
      'camunda-7',
      ['错误 untranslatable-expression f4', '翻译 translated-job-type survey', '保留 ignored-extension review'],
    ],
    ['camunda-8', ['错误 expression-syntax small', '翻译 translated-job-type survey', '保留 ignored-extension review']],
    [
      'flowable',
      [
        '错误 unsupported-multi-instance-output review',
        '翻译 translated-job-type small',
        '翻译 translated-expression f3',
        '保留 ignored-extension small',
      ],
    ],
  ])(
    'D13: reports what a file in the dialect of %s means here and what is refused, and loses nothing of it',
    async (dialect, told) => {
      const given = readFileSync(join(import.meta.dirname, `dialects/${dialect}.bpmn`), 'utf8')
      await importFile(`${dialect}.bpmn`, given)
      await page.locator('.problems li').first().waitFor()

      const report = await page.locator('.problems li').evaluateAll((items) =>
        items.map((item) => {
          const severity = item.querySelector('.problem-sign')?.textContent?.slice(-2)
          return `${severity} ${item.getAttribute('data-problem')} ${item.getAttribute('data-element')}`
        }),
      )
      await choose(page, '测绘')
      await fill(page, '名称', '现场测绘')
      const file = await exported(page, '导出 .bpmn')

      expect(report).toEqual(expect.arrayContaining(told))
      expect(await page.locator('.problems-head [role=status]').textContent()).toMatch(
        /1 处错误，改正后才能发布；.*\d 处其他产品的写法已翻译；\d 处扩展原样保留，不执行/,
      )
      expect(report.filter((line) => line.startsWith('错误'))).toHaveLength(1)
      expect(await factsOf(file.content.toString())).toEqual(
        await factsOf(given.replace('name="测绘"', 'name="现场测绘"')),
      )
    },
  )

  test('D13: gives the diagram out as .bpmn, .svg, .png of twice its size, and with all files as .zip', async () => {
    await openDraft(page, await site.as('manager'), { from: 'template', title: '导出' })

    const [bpmn, svg, png, zip] = [
      await exported(page, '导出 .bpmn'),
      await exported(page, '导出 .svg'),
      await exported(page, '导出 .png'),
      await exported(page, '导出 .zip（整个流程）'),
    ]

    expect(Object.keys(unzipSync(zip.content)).sort()).toEqual(['picture.svg', 'process.bpmn'])
    expect([zip.name, bpmn.name, svg.name, png.name]).toEqual([
      expect.stringMatching(/^process-\w{8}\.zip$/),
      expect.stringMatching(/^process-\w{8}\.bpmn$/),
      expect.stringMatching(/^process-\w{8}\.svg$/),
      expect.stringMatching(/^process-\w{8}\.png$/),
    ])
    expect(bpmn.content.toString()).toMatch(/<(bpmn:)?userTask id="review" name="办理"/)
    const [, width, height] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg.content.toString()) ?? []
    expect(png.content.subarray(1, 4).toString()).toBe('PNG')
    expect(Math.abs(png.content.readUInt32BE(16) - 2 * Number(width))).toBeLessThan(2)
    expect(Math.abs(png.content.readUInt32BE(20) - 2 * Number(height))).toBeLessThan(2)
    const dark = await darkShare(page, png.content)
    expect(dark).toBeGreaterThan(0.005)
    expect(dark).toBeLessThan(0.5)
  })

  test('D13: says so when the browser cannot draw the .png, and what to take instead', async () => {
    // As browsers do where a canvas is too large for them.
    await page.evaluate('HTMLCanvasElement.prototype.toBlob = (take) => take(null)')

    await page.getByRole('button', { name: '导出', exact: true }).click()
    await page.getByRole('button', { name: '导出 .png' }).click()

    expect(await page.getByRole('alert').textContent()).toContain('请改用 .svg')
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
    'has nothing that axe finds while a step is chosen, and does not scroll sideways, at %i px',
    async (width) => {
      await page.setViewportSize({ width, height: 900 })
      await openDraft(page, await site.as('manager'), { from: 'version', process: 'seven-permits', version: 1 })
      await entryOf(page, '材料齐全性审查').click()

      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    },
  )

  test('weighs at most 650 kB gzipped until one can draw and has been checked, and is sent compressed', async () => {
    const manager = await site.visit('manager')
    const id = await openDraft(manager, await site.as('manager'), {
      from: 'version',
      process: 'seven-permits',
      version: 1,
    })
    const fresh = await site.visit('manager')

    const weights = await weighFirstLoad(fresh, `/parks/demo/designer/${id}`)

    const script = [...weights.keys()].find((path) => /editor\/assets\/editor-.*\.js$/.test(path)) ?? ''
    const answer = await fetch(site.origin + script, { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect([...weights.keys()].some((path) => path.includes('check-worker'))).toBe(true)
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(650_000)
  })

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

/** How much of a picture is neither white nor nearly so, from 0 to 1. */
async function darkShare(page: Page, png: Buffer): Promise<number> {
  return await page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.naturalWidth
      canvas.height = image.naturalHeight
      const context = canvas.getContext('2d')
      context?.drawImage(image, 0, 0)
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if (Number(data[at]) < 128) dark += 1
      return dark / (canvas.width * canvas.height)
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
}
