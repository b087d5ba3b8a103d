import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { deploySiteSurvey } from '../../support/site-survey/deploy.ts'
import {
  defender,
  lead,
  planner,
  proposal,
  type SurveyStory,
  tellSurvey,
} from '../../support/site-survey/tell-survey.ts'
import { mustSucceed, park } from '../../support/story.ts'

const file = (name: string) => resolve(import.meta.dirname, '../../support/site-survey/files', name)
const phone = { width: 390 } as const
const plain = { width: 390, javaScriptEnabled: false } as const

let site: BrowserSite
let story: SurveyStory

beforeAll(async () => {
  site = await startBrowserSite()
  await deploySiteSurvey(site)
  story = await tellSurvey(site)
})
afterAll(async () => await site.close())

const pageOf = (rest: string) => `${story.url.replace('/api/v1', '')}${rest}`

test('settles one time for all: proposed by the lead, answered by enterprise and department, confirmed', async () => {
  const [leading, owner] = [await site.visit(lead), await site.visit('owner', phone)]
  const task = (await story.claim(lead, 'arrange')).replace('/api/v1', '')

  await leading.goto(task)
  await leading.click('text=打开勘验时间页')
  await leading.fill('[name=address]', '响水大道 1 号')
  await leading.fill('[name=contact]', '刘洋')
  await leading.fill('[name=phone]', '13800000000')
  await leading.click('text=提出 >> nth=-1')
  const nothing = await leading.textContent('.error-summary')
  const [first, second] = [localTime(26), localTime(50)]
  await leading.fill('[name="times.0"]', first)
  await leading.fill('[name="times.1"]', second)
  await leading.click('form:has([name="times.0"]) button[type=submit]')
  await leading.waitForSelector('.survey-times')
  await owner.goto(pageOf(''))
  await owner.click('.notice a')
  await owner.check('[name^="suits."][value=yes] >> nth=1')
  await owner.click('text=提交选择')
  await owner.waitForSelector('text=最多人合适')
  await leading.reload()
  const faults = await accessibilityFaults(leading)
  await leading.click('.survey-times li:has-text("最多人合适") button')
  await leading.waitForSelector('text=勘验时间：')
  await owner.goto(pageOf(''))

  expect(nothing).toContain('请至少提出一个时间')
  expect(faults).toEqual([])
  expect(await owner.textContent('.aside')).toContain(second.slice(11))
  expect(await owner.textContent('.aside')).toContain('联合勘验通知书')
})

test('keeps what was seen while the line is away, and sends it once when it is back', async () => {
  const page = await site.visit(planner, phone)
  const task = await story.claim(planner, 'surveyP')
  await page.goto(`${task.replace('/api/v1', '')}/survey`)
  await page.evaluate('navigator.serviceWorker.ready')
  await page.waitForFunction(
    `caches.open('siji-survey-pages').then((cache) => cache.keys()).then(({ length }) => length > 2)`,
  )

  await page.context().setOffline(true)
  await page.check('#field-items-building-line-result-conforms')
  await page.setInputFiles('[name="items.building-line.photo"]', file('wall.jpg'))
  await page.check('#field-items-green-area-result-doesNotConform')
  await page.fill('[name="items.green-area.note"]', '少 300 平方米')
  await page.fill('[name="items.green-area.howToFix"]', '按图补植')
  await page.waitForSelector('.survey-line:has-text("3 项未发送")')
  await page.reload()
  await page.waitForSelector('.survey-line:has-text("3 项未发送")')
  const kept = await page.inputValue('[name="items.green-area.note"]')
  const before = await itemsAt(task)
  await page.context().setOffline(false)
  await page.waitForSelector('.survey-line:has-text("已全部发送")')
  const after = await itemsAt(task)

  expect(kept).toBe('少 300 平方米')
  expect(before.map(({ result }) => String(result))).toEqual(['', ''])
  expect(after).toMatchObject([
    { result: 'conforms', version: 1 },
    { result: 'doesNotConform', note: '少 300 平方米', howToFix: '按图补植', version: 1 },
  ])
  expect(Object.values(after[0]?.photos ?? {})).toHaveLength(1)
})

test('tells of what a colleague has said meanwhile, and lets one choose', async () => {
  const task = `${park}/tasks/${await mine(planner, 'surveyP')}`
  const page = await site.visit(planner, phone)
  await page.goto(`${task.replace('/api/v1', '')}/survey`)
  const item = `${task}/survey/items/green-area`
  const said = { result: 'doesNotConform', note: '少 280 平方米', howToFix: '按图补植', version: 1 }
  mustSucceed(await (await site.as(`${planner}-deputy`)).put(item, said))

  await page.fill('[name="items.green-area.note"]', '少 310 平方米')
  await page.waitForSelector('[data-told]:has-text("少 280 平方米")')
  await page.click('text=保留我的')
  await page.waitForSelector('.survey-line:has-text("已全部发送")')

  expect((await itemsAt(task))[1]).toMatchObject({ note: '少 310 平方米', version: 3 })
})

test('signs while the line is away, and the signature arrives when it is back', async () => {
  const task = `${park}/tasks/${await mine(planner, 'surveyP')}`
  const page = await site.visit(planner, phone)
  await page.goto(`${task.replace('/api/v1', '')}/survey`)
  const faults = await accessibilityFaults(page)
  const box = await page.locator('svg.signature').boundingBox()
  await page.locator('svg.signature').scrollIntoViewIfNeeded()
  await page.check('input[name=officials] >> nth=0')
  await page.check('input[name=officials] >> nth=1')
  const place = (await page.locator('svg.signature').boundingBox()) ?? box ?? { x: 0, y: 0, width: 1, height: 1 }
  await page.mouse.move(place.x + 20, place.y + 20)
  await page.mouse.down()
  await page.mouse.move(place.x + 150, place.y + 60, { steps: 4 })
  await page.mouse.up()

  await page.context().setOffline(true)
  await page.click('[data-sign]')
  await page.waitForSelector('.survey-line:has-text("签字已存在本机")')
  await page.context().setOffline(false)
  await page.waitForSelector('text=本部门的勘验结果已经签字')

  expect(faults).toEqual([])
  expect(await page.getAttribute('.survey-signed path', 'd')).toMatch(/^M\d+ \d+(L\d+ \d+)+$/)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
})

test('is an ordinary form without a script', async () => {
  const page = await site.visit(defender, plain)
  await site.engine.whenIdle()
  const [task] = (await (await site.as(defender)).get(`${park}/tasks?view=department`)).list
  await page.goto(`/parks/demo/tasks/${task?.instanceId}/${task?.key}/survey`)

  await page.click('text=领取并开始勘验')
  await page.click('text=签字并提交')
  await page.locator('.error-summary li').first().waitFor()
  const problems = await page.locator('.error-summary li').allTextContents()
  await page.check('#field-items-blast-door-result-doesNotConform')
  await page.fill('[name="items.blast-door.note"]', '门扇变形')
  await page.fill('[name="items.blast-door.howToFix"]', '更换门扇')
  await page.setInputFiles('[name="items.blast-door.photo"]', file('wall.jpg'))
  await page.check('input[name=officials] >> nth=0')
  await page.check('input[name=officials] >> nth=1')
  await page.click('text=签字并提交')
  await page.waitForSelector('text=本部门的勘验结果已经签字')
  await page.click('text=现场勘验记录')

  expect(problems).toEqual([
    '“防护密闭门”还没有结果。',
    '请写明本部门到场的工作人员，至少两人，包括您本人（行政许可法第三十四条）。',
  ])
  expect(await page.textContent('main')).toContain('门扇变形')
  expect(await page.textContent('main')).toContain('少 310 平方米')
  await expect.poll(() => page.locator('.survey-photos img').count()).toBe(2)
})

test('shows what was mended by film, which plays for the department that found it', async () => {
  await story.merge()
  const owner = await site.visit('owner')
  await owner.goto(pageOf(''))
  await owner.click('.notice a')
  await owner.setInputFiles('input[type=file] >> nth=0', file('mended.webm'))
  await Promise.all([owner.waitForEvent('load'), owner.click('.upload button >> nth=0')])
  await owner.waitForSelector('video[poster]')
  await owner.fill('textarea >> nth=0', '已补植 310 平方米')
  await owner.check('[name=isRectified] >> nth=0')
  await owner.click('text=保存 >> nth=0')
  await owner.click('text=全部提交')
  await owner.locator('.error-summary li').first().waitFor()
  const problems = await owner.locator('.error-summary li').allTextContents()
  await owner.setInputFiles('input[type=file] >> nth=1', file('wall.jpg'))
  await Promise.all([owner.waitForEvent('load'), owner.click('.upload button >> nth=1')])
  await owner.check('[name=isRectified] >> nth=1')
  await owner.click('text=保存 >> nth=1')
  const faults = await accessibilityFaults(owner)
  await owner.click('text=全部提交')
  await owner.waitForSelector('text=整改已经提交')

  const task = (await story.claim(planner, 'recheckP')).replace('/api/v1', '')
  const page = await site.visit(planner)
  await page.goto(`${task}/recheck`)
  await page.waitForSelector('video')
  await page.evaluate(`document.querySelector('video').play()`)
  await page.waitForFunction(`document.querySelector('video').currentTime > 0`)
  const recheckFaults = await accessibilityFaults(page)
  await page.check('input[value=false]')
  await page.click('text=提交复查结论')
  await page.locator('.error-summary li').first().waitFor()
  const silent = await page.locator('.error-summary li').allTextContents()
  await page.fill('textarea', '只补了一半')
  await page.check('input[value=false]')
  await page.click('text=提交复查结论')
  await page.waitForSelector('text=复查已经提交')

  expect(problems).toHaveLength(1)
  expect(silent).toHaveLength(1)
  expect([faults, recheckFaults]).toEqual([[], []])
})

/** As a field of date and time takes it, in the park's zone. */
function localTime(hours: number): string {
  const at = proposal(site, [hours]).times[0]?.startsAt ?? ''
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', 'T')
}

async function itemsAt(task: string) {
  const { items } = mustSucceed(await (await site.as(planner)).get(`${task}/survey`))
  return Object.values(items ?? {})
}

async function mine(account: string, node: string): Promise<string> {
  const tasks = (await (await site.as(account)).get(`${park}/tasks?view=mine`)).list
  const task = tasks.find((each) => String(each.node) === node)
  return `${String(task?.instanceId)}/${String(task?.key)}`
}
