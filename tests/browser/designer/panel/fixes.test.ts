import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, entryOf, openDraft } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'
import { flawedModel, flaws, flawsOfFiles } from './flawed-model.ts'

const decision = readFileSync(
  join(import.meta.dirname, '../../../../processes/seven-permits/decisions/which-permits.dmn'),
  'utf8',
)

describe('what is done about problems by one press', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
  })
  afterAll(async () => await site.close())

  test.each([
    ['of the model', flaws],
    ['of files', flawsOfFiles],
  ])(
    'does away with every problem %s that has an answer, brings none, and is taken back in one step',
    async (_of, all) => {
      const files = { 'process.bpmn': flawedModel(all), 'decisions/which-permits.dmn': decision }
      await openDraft(page, manager, { from: 'files', title: '毛病', files })
      await page.locator('.problems li').first().waitFor()
      const begun = await problems(page)
      const expected = all.map(([problem, element]) => `${problem} ${element}`)
      expect(begun).toEqual(expect.arrayContaining(expected))

      for (const [problem, element] of all) {
        const row = page.locator(`.problems li[data-problem="${problem}"][data-element="${element}"]`)
        await row.locator('.fixes button').first().click()
      }

      await expect.poll(async () => (await problems(page)).filter((each) => expected.includes(each))).toEqual([])
      expect(begun).toEqual(expect.arrayContaining([...(await problems(page))]))
      for (let count = 0; count < all.length; count += 1) await page.getByRole('button', { name: '撤销' }).click()
      await expect.poll(() => problems(page)).toEqual(begun)
      expect(await page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true)
    },
  )

  test('leads to naming what people read, and shows one kind of problems alone', async () => {
    await openDraft(page, manager, { from: 'template', title: '起名' })
    await choose(page, '办理')
    await page.locator('.panel').getByLabel('名称').fill('')
    await page.locator('.panel').getByLabel('名称').blur()
    await page.getByRole('button', { name: '添加后续' }).click()
    await page.locator('.small-form button').click()
    await page.locator('.problems li[data-problem="dead-end"]').waitFor()

    await page.getByRole('group', { name: '只看' }).getByRole('button', { name: /说明/ }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await problems(page)).not.toContainEqual(expect.stringContaining('dead-end'))
    await page
      .locator('.problems li[data-problem="name-missing"]')
      .first()
      .getByRole('button', { name: '起名' })
      .click()
    await page.keyboard.insertText('初审')
    await page.keyboard.press('Enter')

    await entryOf(page, '初审').waitFor()
  })
})

async function problems(page: Page): Promise<readonly string[]> {
  const items = page.locator('.problems li')
  const told = await items.evaluateAll((all) =>
    all.map((item) => `${item.getAttribute('data-problem')} ${item.getAttribute('data-element')}`),
  )
  return [...told].sort()
}
