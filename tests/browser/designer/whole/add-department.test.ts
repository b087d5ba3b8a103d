import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BrowserSite } from '../../../support/browser.ts'
import { park, review, reviews, type Story, sign, tell } from '../../../support/story.ts'
import { choose, fill, pick } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

const NEW_STEP = '生态环境意见'

describe('a manager who adds a department', () => {
  let site: BrowserSite
  let page: Page

  beforeAll(async () => {
    ;({ site, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test('sends the next application through it, while an older one finishes as it was', async () => {
    const older = await submitted(site)
    await older.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await older.reaches('inReview')

    await page.goto('/parks/demo/designer')
    await page
      .locator('section', { hasText: '七证一天办结' })
      .getByRole('button', { name: /改这一版/ })
      .click()
    await page.locator('.workbench').waitFor()
    await addGate(page)
    await publish(page)
    const newer = await submitted(site)
    await newer.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await newer.reaches('inReview')

    for (const story of [older, newer]) {
      for (const [permit] of reviews) await review(story, permit, { outcome: 'agree' })
    }
    await newer.reaches('inReview')
    await older.reaches('decided')
    const node = await newNode(site)
    await newer.answer('reviewer-ecology-environment', node, { outcome: 'agree' })
    for (const story of [older, newer]) {
      await story.reaches('decided')
      await sign(story)
      await story.reaches('delivered')
    }
    expect(await versionsOf(site, [older, newer])).toEqual([1, 2])
  })
})

async function submitted(site: BrowserSite): Promise<Story> {
  const story = await tell(site)
  await story.provideEverything()
  await story.submit()
  return story
}

/** Everything as a person does it: append, say who and how, connect, condition. */
async function addGate(page: Page): Promise<void> {
  await choose(page, '涉及哪些证照？')
  await page.getByRole('button', { name: '添加后续' }).click()
  await page.getByLabel('类型').selectOption({ label: '人工办理' })
  await page.locator('.small-form').getByLabel('名称').fill(NEW_STEP)
  await page.locator('.small-form button').click()
  await pick(page, '办理部门', '生态环境局')
  await pick(page, '办理岗位', '审查')
  await page.getByRole('button', { name: '添加办理结果' }).click()
  await fill(page, '办理结果 1：名称', '同意')
  await fill(page, '办理结果 1：取值', 'agree')
  await page.locator('.panel summary', { hasText: '监听与任务类型' }).click()
  await page.getByRole('button', { name: '添加输出' }).click()
  await fill(page, '输出 1：变量', 'outcomeEcology')
  await fill(page, '输出 1：表达式', '=outcome')
  await page.getByRole('button', { name: '连接到…' }).click()
  await page.getByLabel('连接到', { exact: true }).selectOption('join')
  await page.getByRole('button', { name: '连接', exact: true }).click()
  await choose(page, '涉及哪些证照？')
  await page
    .locator('.step-flows')
    .getByRole('button', { name: `→ ${NEW_STEP}` })
    .click()
  await fill(page, '条件表达式', 'true')
}

async function publish(page: Page): Promise<void> {
  await page.locator('.problems [role="status"]', { hasText: /没有发现问题|^\d+ 处说明/ }).waitFor()
  await page.getByRole('button', { name: '发布…' }).click()
  await page.getByLabel('这一版改了什么').fill('并联审查加上生态环境部门')
  // What was recorded without the new department does not fit any more.
  await page.getByRole('button', { name: /^删除不符的 \d+ 个场景$/ }).click()
  await page.getByText('个场景全部通过').waitFor()
  await page.locator('dialog button[type=submit]').click()
  await page.waitForURL('**/parks/demo/designer')
}

/** The id that the editor gave the new step. */
async function newNode(site: BrowserSite): Promise<string> {
  const xml = (await (await site.as('manager')).get(`${park}/processes/seven-permits/versions/2/xml`)).text
  return new RegExp(`id="([^"]+)" name="${NEW_STEP}"`).exec(xml)?.[1] ?? ''
}

async function versionsOf(site: BrowserSite, stories: readonly Story[]): Promise<readonly number[]> {
  const manager = await site.as('manager')
  const instances = (await manager.get(`${park}/instances?process=seven-permits`)).list
  const versions = (await manager.get(`${park}/processes/seven-permits/versions`)).list
  return stories.map((story) => {
    const hash = instances.find(({ id }) => String(id) === story.id)?.definitionHash
    return Number(versions.find((each) => String(each.hash) === String(hash))?.version)
  })
}
