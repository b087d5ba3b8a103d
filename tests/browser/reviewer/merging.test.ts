import { afterAll, beforeAll, expect, test } from 'vitest'
import { exampleMaterial } from '../../../api/demo-data/example-material.ts'
import { accessibilityFaults } from '../../support/accessibility.ts'
import { type BrowserSite, startBrowserSite } from '../../support/browser.ts'
import { review, reviews, type Story, tell } from '../../support/story.ts'

let site: BrowserSite
let story: Story
let address: string

const lead = 'reviewer-park-approval-bureau'
const plan = { material: 'area-calculation' }
const name = { field: 'projectName' }
const found: { readonly [permit: string]: object } = {
  L: { ...plan, whatIsWrong: '面积计算表缺少竖向标高', howToFix: '补充竖向标高并重新盖章' },
  P: { ...plan, whatIsWrong: '面积计算表缺竖向标高。', howToFix: '请补充竖向标高，并重新盖章' },
  K: { ...name, whatIsWrong: '项目名称与备案不一致', howToFix: '改为备案名称' },
  O: { ...name, whatIsWrong: '项目名称有误', howToFix: '按用地合同填写' },
}

beforeAll(async () => {
  site = await startBrowserSite()
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  for (const [permit] of reviews) {
    const finding = found[permit]
    await review(
      story,
      permit,
      finding === undefined ? { outcome: 'agree' } : { outcome: 'needsCorrection', findings: [finding] },
    )
  }
  address = (await story.task(lead, 'mergeFindings')).replace('/api/v1', '')
}, 60_000)

afterAll(async () => await site.close())

test('the lead merges what is alike and leaves one out with a reason, on a phone and without a script', async () => {
  const page = await site.visit(lead, { width: 390, javaScriptEnabled: false })
  await page.goto(address)
  expect(await page.textContent('#findings')).toMatch(/疑似与第 \d 条重复[\s\S]*要求不同，请核对/)
  await page.click('[data-shortcut=claim]')
  const group = (label: string) => page.locator('.merge-group', { hasText: label })

  const alike = group('面积计算')
  await alike.locator('.merge-words summary').click()
  await alike.locator('[name="finding"]').first().check()
  await alike.locator('[name^="whatIsWrong"]').fill('面积计算表缺竖向标高')
  await alike.locator('[name^="howToFix"]').fill('补充竖向标高并盖章')
  await alike.locator('.merge-words button').click()
  expect(await page.textContent('.error-summary')).toContain('请至少勾选两条问题')
  for (const box of await alike.locator('[name="finding"]').all()) await box.check()
  await alike.locator('.merge-words button').click()
  expect(await alike.textContent()).toMatch(/合并 2 条\s*已合并[\s\S]*面积计算表缺竖向标高。/)

  const opposed = group('项目名称').locator('li').last()
  await opposed.locator('.merge-aside summary').click()
  await opposed.locator('.merge-aside button').click()
  expect(await page.textContent('.error-summary')).toContain('请写明不列入的理由')
  await opposed.locator('.merge-aside input').fill('以备案为准')
  await opposed.locator('.merge-aside button').click()
  expect(await group('项目名称').textContent()).toMatch(/不列入[\s\S]*理由：以备案为准/)
  expect(await page.textContent('#findings .section-head')).toContain('提出 4 条，告知书将有 2 条，不列入 1 条')
})

test('the merged notice is read and sent at a desk, where axe finds nothing', async () => {
  const page = await site.visit(lead)
  await page.goto(address)

  expect(await accessibilityFaults(page)).toEqual([])
  await page.click('.decision .button-primary')
  await story.reaches('inCorrection')

  const owner = await site.visit('owner', { width: 390 })
  await owner.goto(`/parks/demo/applications/${story.id}/correction`)
  const told = (await owner.textContent('main')) ?? ''
  expect(told).toMatch(/面积计算表缺竖向标高/)
  expect(told).not.toMatch(/重新盖章|以备案为准|与备案不一致/)
})

test('in the second round a finding is reopened with its reason, and a new one waits for the head of the department', async () => {
  await story.upload('area-calculation', await exampleMaterial('area-calculation', 2))
  await story.submit()
  await story.reaches('inReview')
  const own = (await story.task('reviewer-natural-resources', 'reviewP')).replace('/api/v1', '')
  const page = await site.visit('reviewer-natural-resources', { width: 390, javaScriptEnabled: false })
  await page.goto(own)
  await page.click('[data-shortcut=claim]')
  expect(await page.textContent('main')).toMatch(/上一轮提出的问题[\s\S]*面积计算表缺竖向标高。/)

  await page.click('#late summary')
  await page.click('#late form button')
  expect(await page.textContent('.error-summary')).toMatch(/请写明问题[\s\S]*请写明上一轮没有提出的原因/)
  await page.fill('[name="late.whatIsWrong"]', '总平面图缺消防车道')
  await page.fill('[name="late.howToFix"]', '补画消防车道')
  await page.fill('[name="late.why"]', '上一轮漏看')
  await page.click('#late form button')
  expect(await page.textContent('#late')).toMatch(/待负责人批准[\s\S]*原因：上一轮漏看/)

  const head = await site.visit('signatory-natural-resources')
  await head.goto(own)
  expect(await accessibilityFaults(head)).toEqual([])
  await head.click('#late button:text-is("批准")')
  expect(await head.textContent('#late')).toContain('已批准，随结论告知')

  await page.goto(own)
  await page.click('label:text-is("需补正")')
  await page.check('[name="reopen"]')
  await page.click('.decision .button-primary')
  expect(await page.textContent('.error-summary')).toContain('请写明退回的原因')
  await page.fill('[name^="reopenReason"]', '标高仍缺一处')
  await page.click('.decision .button-primary')
  expect(await page.textContent('.notice')).toContain('已提交')
})
