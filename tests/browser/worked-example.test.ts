import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleDeferred, exampleFinding } from '../../api/demo-data/example-form.ts'
import { exampleMaterial } from '../../api/demo-data/example-material.ts'
import { buildBundle } from '../../api/designer-bundle/build-bundle.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { mustSucceed, park } from '../support/story.ts'
import { openPdf, textOfPage } from '../templates/read-pdf.ts'
import { answers, applicationOf, fillPage } from './enterprise/filing.ts'

let site: BrowserSite

beforeAll(async () => {
  await buildBundle()
  site = await startBrowserSite()
})
afterAll(async () => await site.close())

const others = [
  ['L', 'natural-resources'],
  ['R', 'real-estate-registry'],
  ['D', 'housing-construction'],
  ['O', 'urban-management'],
  ['K', 'housing-construction'],
] as const

/** The worked example (domain §11): enterprise, window, two reviewers and manager, each in a browser of their own. */
test('five people bring one application from its draft to the downloaded permits', async () => {
  const owner = await site.visit('owner', { javaScriptEnabled: false })
  const window = await site.visit('window')
  const civilDefence = await site.visit('reviewer-civil-air-defence')
  const planning = await site.visit('reviewer-natural-resources')
  const manager = await site.visit('manager')

  await at('08:52')
  const application = await fileIn(owner)
  expect(await owner.textContent('.figure')).toBe('SQ20240425001')
  expect(await standsAt(manager, application)).toContain('材料齐全性审查')

  await at('09:12')
  await decide(window, 'checkCompleteness', 'deferrableOnly')
  await at('09:13')
  expect(await standsAt(manager, application)).toContain('审查人防报建')

  await at('11:05')
  await askForCorrection(civilDefence)
  await confirm('checker-civil-air-defence')
  await owner.goto(application)
  expect(await owner.textContent('main')).not.toContain(exampleFinding.whatIsWrong)

  await at('14:10')
  await decide(planning, 'reviewP', 'agree')
  await confirm('checker-natural-resources')
  for (const [permit, department] of others) {
    await agree(`reviewer-${department}`, `review${permit}`, `checker-${department}`)
  }
  await at('14:12')
  await decide(await site.visit('reviewer-park-approval-bureau'), 'mergeFindings', null)
  expect(await standsAt(manager, application)).toContain('等待补正')

  await at('15:01')
  await correctIn(owner, application)
  await at('15:20')
  await decide(civilDefence, 'reviewC', 'agree')
  await confirm('checker-civil-air-defence')

  await at('15:35')
  await decide(await site.visit('signatory-real-estate-registry'), 'sign', 'sign')
  await at('15:36')
  await decide(await site.visit('signatory-park-approval-bureau'), 'sign', 'sign')
  await site.engine.whenIdle()

  await owner.goto(application)
  expect(await owner.textContent('main')).toContain('地字第4303022024YG0000901号')
  expect(await permitsOf(owner, application)).toMatch(/建筑工程施工许可证.*430302202404250901/s)
  expect(await standsAt(manager, application)).not.toContain('审查人防报建')
}, 240_000)

async function at(time: string): Promise<void> {
  await site.engine.whenIdle()
  const now = `2024-04-25T${time}:00+08:00`
  mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now }))
  await site.engine.whenIdle()
}

/** Fills in the form and hands in the materials, as somebody without a script does; gives the address. */
async function fileIn(page: Page): Promise<string> {
  await page.goto(`/parks/demo/start?${answers}`)
  await page.click('text=按以上回答开始填写')
  await page.waitForURL('**/applications/*')
  const application = applicationOf(page)
  for (const section of ['applicant', 'project', 'land', 'building', 'contract', 'site', 'delivery']) {
    await page.goto(`${application}/sections/${section}`)
    await fillPage(page)
    await page.click('text=保存并返回目录')
    await page.waitForURL(`**${application}`)
  }
  await page.goto(`${application}/materials/${exampleDeferred}`)
  await page.click('text=签署容缺承诺')
  await page.waitForURL('**/materials#material-*')
  const forms = await page.locator('.material form').all()
  const actions = await Promise.all(forms.map((form) => form.getAttribute('action')))
  for (const action of actions) await handIn(page, String(action), 1)
  await page.goto(`${application}/check`)
  await page.click('text=签署承诺书并提交申请')
  await page.waitForURL('**/submitted')
  return application
}

async function handIn(page: Page, action: string, pages: number): Promise<void> {
  const code = action.split('/').at(-1) ?? ''
  const buffer = Buffer.from(await exampleMaterial(code, pages))
  const answer = await page.request.post(action, {
    multipart: { file: { name: `${code}.pdf`, mimeType: 'application/pdf', buffer } },
    headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    maxRedirects: 0,
  })
  expect(answer.status(), code).toBe(303)
}

/** Opens the task of this step from what waits in the department, takes it and gives the outcome. */
async function decide(page: Page, node: string, outcome: string | null): Promise<void> {
  await openTask(page, node)
  if (outcome !== null) await page.check(`input[name=outcome][value=${outcome}]`)
  await submitDecision(page)
}

async function openTask(page: Page, node: string): Promise<void> {
  await site.engine.whenIdle()
  await page.goto(`/parks/demo/inbox/department?step=${node}`)
  await page.click('.inbox-row a[href*="/tasks/"]')
  await page.click('[data-shortcut=claim]')
  await page.waitForLoadState('load')
}

async function submitDecision(page: Page): Promise<void> {
  await page.click('.decision .button-primary')
  await page.waitForURL('**/inbox/**')
}

async function askForCorrection(page: Page): Promise<void> {
  await openTask(page, 'reviewC')
  await page.check('input[name=outcome][value=needsCorrection]')
  const finding = page.locator('.finding').first()
  await finding.locator('select').first().selectOption({ label: '人防面积计算表' })
  await finding.locator('textarea').nth(0).fill(exampleFinding.whatIsWrong)
  await finding.locator('textarea').nth(1).fill(exampleFinding.howToFix)
  await submitDecision(page)
}

/** The second person confirms what waits for them. */
async function confirm(account: string): Promise<void> {
  await site.engine.whenIdle()
  const page = await site.visit(account)
  await page.goto('/parks/demo/inbox/checking')
  await page.click('.inbox-row a[href*="/tasks/"]')
  await page.click('[data-shortcut=submit]')
  await page.waitForURL('**/inbox/**')
  await page.context().close()
}

/** Those whose screens are not looked at here agree by the API. */
async function agree(account: string, node: string, checker: string): Promise<void> {
  await site.engine.whenIdle()
  const reviewer = await site.as(account)
  const tasks = (await reviewer.get(`${park}/tasks?view=department`)).list
  const task = tasks.find((each) => String(each.node) === node)
  const address = `${park}/tasks/${String(task?.instanceId)}/${String(task?.key)}`
  mustSucceed(await reviewer.post(`${address}/claim`))
  mustSucceed(await reviewer.post(`${address}/answer`, { outcome: 'agree' }))
  mustSucceed(await (await site.as(checker)).post(`${address}/confirmation`))
}

async function correctIn(page: Page, application: string): Promise<void> {
  await page.goto(application)
  await page.click('text=去补正')
  expect(await page.textContent('.findings')).toContain(exampleFinding.howToFix)
  const action = await page.locator('.findings form').first().getAttribute('action')
  await handIn(page, String(action), 3)
  await page.goto(`${application}/correction`)
  await page.click('text=提交补正')
  await page.waitForLoadState('load')
}

/** What the manager sees as the step where it stands. */
async function standsAt(page: Page, application: string): Promise<string> {
  await site.engine.whenIdle()
  await page.goto(application.replace('/applications/', '/instances/'))
  return String(await page.textContent('.columns .aside'))
}

/** The text of the combined PDF that the enterprise downloads. */
async function permitsOf(page: Page, application: string): Promise<string> {
  const answer = await page.request.get(`/api/v1${application}/permits.pdf`)
  const document = await openPdf(new Uint8Array(await answer.body()))
  const texts = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) => textOfPage(document, index + 1)),
  )
  return texts.join('\n')
}
