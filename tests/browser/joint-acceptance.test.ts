import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptanceForm } from '../../api/demo-data/acceptance-form.ts'
import { prepareBundle, signAll, survey } from '../support/acceptance.ts'
import { type BrowserSite, startBrowserSite } from '../support/browser.ts'
import { follow, mustSucceed, type Story, tell } from '../support/story.ts'
import { openPdf, textOfPage } from '../templates/read-pdf.ts'
import { applicationOf } from './enterprise/filing.ts'

const file = (name: string) => resolve(import.meta.dirname, '../support/site-survey/files', name)
const LEAD = 'reviewer-housing-construction'

let site: BrowserSite
let story: Story

beforeAll(async () => {
  site = await startBrowserSite()
})
afterAll(async () => await site.close())

/** Enterprise, window and five departments, each in a browser of their own; two on a phone, one of them without a line. */
test('seven people bring a finished plant from its application to the certificate', async () => {
  const phone = { width: 390 } as const
  const [owner, window, lead] = [await site.visit('owner'), await site.visit('window'), await site.visit(LEAD)]
  const [archives, defence] = [
    await site.visit('reviewer-urban-archives', { javaScriptEnabled: false }),
    await site.visit('reviewer-civil-air-defence'),
  ]
  const [planning, quality] = [
    await site.visit('reviewer-natural-resources', phone),
    await site.visit('reviewer-quality-safety-station', phone),
  ]

  await at('2025-11-03T08:50')
  await fileIn(owner)
  await at('2025-11-03T09:20')
  await decide(window, 'window', 'checkCompleteness', 'complete')
  await at('2025-11-03T14:00')
  await arrange(lead, owner)

  await at('2025-11-04T10:00')
  await prepareBundle(story)
  await at('2025-11-05T09:10')
  await surveyOn(defence, 'civil-air-defence', 'C')
  await surveyOn(lead, 'housing-construction', 'S', 'fire-facilities')
  await surveyOn(archives, 'urban-archives', 'A', 'archives-complete')
  await surveyOn(planning, 'natural-resources', 'P')
  await surveyWithoutLine(quality)
  for (const item of ['L', 'G']) await survey(site, story, item)
  await owner.goto(tracking())
  const before = await owner.textContent('main')

  await at('2025-11-06T10:00')
  await decide(lead, LEAD, 'mergeFindings', null)
  await at('2025-11-12T15:00')
  await rectify(owner, ['mended.webm', 'wall.jpg'])
  await at('2025-11-13T10:00')
  await recheck(lead, 'housing-construction', 'S', null)
  await recheck(archives, 'urban-archives', 'A', '仍是复印件')
  await at('2025-11-14T10:00')
  await rectify(owner, ['wall.jpg'])
  await recheck(archives, 'urban-archives', 'A', null)

  await at('2025-11-17T09:30')
  await decide(lead, LEAD, 'jointReview', 'agree')
  await confirm('checker-housing-construction')
  await signAll(story)
  await story.reaches('delivered')
  await owner.goto(tracking())

  expect(before).not.toContain('与竣工图不一致')
  expect(await owner.textContent('main')).toContain('湘潭经开联验〔2025〕9号')
  const [cover = '', ...pages] = await permitsOf(owner)
  expect(cover).toMatch(/联合验收意见书.*房屋建筑工程竣工验收备案表.*不动产权证书/s)
  expect(pages.map((text) => text.includes('2025年11月17日'))).toEqual([true, true, true])
  expect(pages[0]).toMatch(/档案验收：整改后符合/)
})

async function at(time: string): Promise<void> {
  await site.engine.whenIdle()
  mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: `${time}:00+08:00` }))
  await site.engine.whenIdle()
}

const tracking = () => story.url.replace('/api/v1', '')

/** What was said for the seven permits of this project need not be typed again; the rest is filled in as elsewhere. */
async function fileIn(owner: Page): Promise<void> {
  const earlier = await tell(site)
  await earlier.provideEverything()
  await earlier.submit()
  await owner.goto(`/parks/demo/start?${answers}`)
  await owner.selectOption('#field-project', { label: '湘潭中工京迪智造园' })
  await owner.click('text=按以上回答开始填写')
  await owner.waitForURL('**/applications/*')
  story = await follow(site, applicationOf(owner).split('/').at(-1) ?? '')
  await owner.goto(`${tracking()}/sections/land`)
  expect(await owner.inputValue('[name="form.realEstateUnitNumber"]')).toBe(acceptanceForm['realEstateUnitNumber'])
  expect(await owner.inputValue('[name="form.landArea"]')).toBe('66,667.00')

  await story.save(acceptanceForm)
  await story.provideEverything()
  await owner.goto(`${tracking()}/check`)
  await owner.click('text=签署承诺书并提交申请')
  await owner.waitForURL('**/submitted')
}

const answers = new URLSearchParams({
  process: 'joint-acceptance',
  asked: '1',
  'form.civilBuildingArea': '9500',
  'form.civilDefenceOutcome': 'build',
  'form.specialFireWorks': 'true',
  'form.hasGreening': 'true',
})

async function decide(page: Page, account: string, node: string, outcome: string | null): Promise<void> {
  await openTask(page, account, node)
  if (outcome !== null) await page.check(`input[name=outcome][value=${outcome}]`)
  await page.click('.decision .button-primary')
  await page.waitForURL('**/inbox/**')
}

async function openTask(page: Page, account: string, node: string): Promise<void> {
  await page.goto((await story.task(account, node)).replace('/api/v1', ''))
  await page.click('[data-shortcut=claim]')
  await page.waitForLoadState('load')
}

async function confirm(account: string): Promise<void> {
  await site.engine.whenIdle()
  const page = await site.visit(account)
  await page.goto('/parks/demo/inbox/checking')
  await page.click('.inbox-row a[href*="/tasks/"]')
  await page.click('[data-shortcut=submit]')
  await page.waitForURL('**/inbox/**')
  await page.context().close()
}

async function arrange(lead: Page, owner: Page): Promise<void> {
  await openTask(lead, LEAD, 'arrangeSurvey')
  await lead.click('text=打开勘验时间页')
  await lead.fill('[name=address]', '演示大道与试验路交汇处东南角')
  await lead.fill('[name=contact]', '演示联系人')
  await lead.fill('[name=phone]', '13800000000')
  await lead.fill('[name="times.0"]', '2025-11-05T09:00')
  await lead.click('form:has([name="times.0"]) button[type=submit]')
  await lead.waitForSelector('.survey-times')
  await owner.goto(tracking())
  await owner.click('.notice a')
  await owner.check('[name^="suits."][value=yes] >> nth=0')
  await owner.click('text=提交选择')
  await owner.waitForSelector('text=最多人合适')
  await lead.reload()
  await lead.click('.survey-times li button')
  await lead.waitForSelector('text=勘验时间：')
}

/** One department's part of the survey, on its page. */
async function surveyOn(page: Page, department: string, item: string, fails: string | null = null): Promise<void> {
  await openSurvey(page, department, item)
  await answerItems(page, fails)
  await sign(page)
}

async function openSurvey(page: Page, department: string, item: string): Promise<void> {
  const task = await story.task(`reviewer-${department}`, `survey${item}`)
  await page.goto(`${task.replace('/api/v1', '')}/survey`)
  await page.click('text=领取并开始勘验')
  await page.waitForSelector('.survey-items')
}

async function answerItems(page: Page, fails: string | null): Promise<void> {
  for (const item of await page.locator('.survey-item').all()) {
    const code = await item.getAttribute('data-code')
    await item.locator(`[value=${code === fails ? 'doesNotConform' : 'conforms'}]`).check()
    if (code === fails) {
      await item.locator('[name$=".note"]').fill('与竣工图不一致')
      await item.locator('[name$=".howToFix"]').fill('按竣工图整改')
    }
    if ((await item.locator('.tag').count()) > 0) {
      await item.locator('input[type=file]').setInputFiles(file('wall.jpg'))
    }
  }
}

async function sign(page: Page): Promise<void> {
  await page.check('input[name=officials] >> nth=0')
  await page.check('input[name=officials] >> nth=1')
  await page.click('[data-sign]')
  await page.waitForSelector('text=本部门的勘验结果已经签字')
}

/** In the cellar there is no line: what is said is kept, and sent when it is back. */
async function surveyWithoutLine(page: Page): Promise<void> {
  await openSurvey(page, 'quality-safety-station', 'Q')
  await page.evaluate('navigator.serviceWorker.ready')
  await page.context().setOffline(true)
  await answerItems(page, null)
  await page.waitForSelector('.survey-line:has-text("未发送")')
  await page.context().setOffline(false)
  await page.waitForSelector('.survey-line:has-text("已全部发送")')
  await sign(page)
}

/** Each finding of the open notice with a film or photo, marked, and all handed in at once. */
async function rectify(owner: Page, files: readonly string[]): Promise<void> {
  await owner.goto(tracking())
  await owner.click('.notice a')
  for (const [index, name] of files.entries()) {
    await owner.setInputFiles(`input[type=file] >> nth=${index}`, file(name))
    await Promise.all([owner.waitForEvent('load'), owner.click(`.upload button >> nth=${index}`)])
    await owner.fill(`textarea >> nth=${index}`, '已整改')
    await owner.check(`[name=isRectified] >> nth=${index}`)
    await owner.click(`text=保存 >> nth=${index}`)
    await owner.waitForLoadState('load')
  }
  await owner.click('text=全部提交')
  await owner.waitForSelector('text=整改已经提交')
}

async function recheck(page: Page, department: string, item: string, reason: string | null): Promise<void> {
  await site.engine.whenIdle()
  const task = await story.task(`reviewer-${department}`, `recheck${item}`)
  await page.goto(`${task.replace('/api/v1', '')}/recheck`)
  await page.click('main form button.button-primary')
  await page.waitForSelector('.recheck-items input[type=radio]')
  await page.check(`.recheck-items input[value=${reason === null}]`)
  if (reason !== null) await page.fill('.recheck-items textarea', reason)
  await page.click('text=提交复查结论')
  await page.waitForSelector('text=复查已经提交')
  await site.engine.whenIdle()
}

/** The pages of the combined PDF that the enterprise downloads, each as one line. */
async function permitsOf(owner: Page): Promise<readonly string[]> {
  const answer = await owner.request.get(`${story.url}/permits.pdf`)
  const document = await openPdf(new Uint8Array(await answer.body()))
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  return await Promise.all(numbers.map(async (page) => (await textOfPage(document, page)).replaceAll('\n', '')))
}
