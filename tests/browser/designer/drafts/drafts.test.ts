import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults } from '../../../support/accessibility.ts'
import type { BrowserSite } from '../../../support/browser.ts'
import type { Caller } from '../../../support/caller.ts'
import { choose, entryOf, fill, openDraft, savedXml } from '../editor-page.ts'
import { startDesigner } from '../start-designer.ts'

const park = '/api/v1/parks/demo'

describe('a draft that is edited in two windows, and one that cannot be saved', () => {
  let site: BrowserSite
  let manager: Caller
  let page: Page
  let id: string

  beforeAll(async () => {
    ;({ site, manager, page } = await startDesigner())
    id = await openDraft(page, manager, { from: 'template', title: '两个人' })
  })
  afterAll(async () => await site.close())

  const rename = async (where: Page, from: string, to: string): Promise<void> => {
    await choose(where, from)
    await fill(where, '名称', to)
  }
  const merge = async (where: Page): Promise<void> => {
    await where.getByRole('button', { name: '对照并合并' }).click()
    await where.locator('.merge-dialog .merge-sides').waitFor()
  }
  const saveMerged = async (where: Page): Promise<void> => {
    await where.getByRole('button', { name: '合并并保存' }).click()
    await where.locator('.merge-dialog').waitFor({ state: 'detached' })
    await where.locator('.workbench').waitFor()
  }

  test('D11: tells who else is there, merges what does not touch the same, asks about what does', async () => {
    const other = await page.context().newPage()
    await other.goto(`/parks/demo/designer/${id}`)
    await other.getByText('您的另一个窗口也打开了这份草稿').waitFor()
    await rename(page, '办理', '甲改的')
    await savedXml(page, manager, id)

    await rename(other, '办结', '乙改的')
    await merge(other)
    expect(await other.locator('.merge-dialog').textContent()).toContain('两边没有改到同一处，可以直接合并')
    expect(await accessibilityFaults(other)).toEqual([])
    await saveMerged(other)
    await expect.poll(() => entryOf(other, '甲改的').count()).toBe(1)
    await expect.poll(() => entryOf(other, '乙改的').count()).toBe(1)

    await rename(page, '办结', '甲也改的')
    await merge(page)
    const question = page.locator('.merge-choices fieldset')
    await question.getByText('名称：“办结” → “甲也改的”').or(question.getByText('名称：办结 → 甲也改的')).waitFor()
    await expect.poll(() => question.count()).toBe(1)
    expect(await page.getByRole('button', { name: '合并并保存' }).isDisabled()).toBe(true)
    await question.getByLabel(/^用何婧的/).check()
    await saveMerged(page)
    await expect.poll(() => entryOf(page, '乙改的').count()).toBe(1)
    expect((await manager.get(`${park}/drafts`)).text).toContain('的另一份')
    await other.close()
  })

  test('merges a kept copy later, from the list of drafts, and offers it no more then', async () => {
    const other = await page.context().newPage()
    await other.goto(`/parks/demo/designer/${id}`)
    await other.locator('.workbench').waitFor()
    await rename(page, '提出申请', '甲后来改的')
    await savedXml(page, manager, id)
    await rename(other, '乙改的', '乙后来改的')
    await other.getByText('别人也改了这份草稿').waitFor()

    await other.goto('/parks/demo/designer')
    const offered = other.getByRole('link', { name: '与“两个人”合并' })
    expect(await offered.count()).toBe(1)
    await offered.click()
    await other.getByText('有另存的修改还没有合并').waitFor()
    await merge(other)
    await saveMerged(other)

    await expect.poll(() => entryOf(other, '甲后来改的').count()).toBe(1)
    await expect.poll(() => entryOf(other, '乙后来改的').count()).toBe(1)
    await other.goto('/parks/demo/designer')
    expect(await offered.count()).toBe(0)
    await other.close()
    await page.reload()
  })

  test('shows what the draft was after each save, and restores it', async () => {
    await page.getByRole('button', { name: '历史' }).click()
    await page.locator('[data-revision="1"]').click()
    await page.locator('.revision-picture .djs-shape').first().waitFor()
    await page.locator('.revision-since').getByText('甲改的').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])

    await page.getByRole('button', { name: '恢复到这一次' }).click()

    await entryOf(page, '办理').waitFor()
    const history = (await manager.get(`${park}/drafts/${id}/revisions`)).list
    expect(history[0]).toMatchObject({ origin: 'restored', restored: 1 })
    expect(history.map(({ origin }) => String(origin))).toContain('merged')
  })

  test('takes a save whose answer was lost for its own, and goes on', async () => {
    const lose = { times: 1 }
    await page.route(
      `**${park}/drafts/${id}`,
      async (route) => {
        await route.fetch()
        await route.abort()
      },
      lose,
    )
    await rename(page, '办理', '答复丢了')
    await page.locator('.editor-status[data-state="offline"]').waitFor()

    await rename(page, '答复丢了', '接着改的')

    expect(await savedXml(page, manager, id)).toContain('接着改的')
    expect(await page.getByText('别人也改了这份草稿').count()).toBe(0)
  })

  test('says when the browser is full too, gives the work out, and saves it once it can', async () => {
    await page.evaluate(`IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }`)
    await page.context().setOffline(true)
    await rename(page, '接着改的', '存不下的')
    await page.getByText('修改只在这个窗口里，请不要关闭').waitFor()

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载一份' }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await file.createReadStream()) chunks.push(Buffer.from(chunk))
    const packed = unzipSync(Buffer.concat(chunks))
    await page.context().setOffline(false)

    expect(strFromU8(packed['process.bpmn'] ?? new Uint8Array())).toContain('存不下的')
    expect(await savedXml(page, manager, id)).toContain('存不下的')
    expect(await page.getByText('修改只在这个窗口里').count()).toBe(0)
  })

  test('keeps what is being changed in a draft that somebody discards', async () => {
    await manager.remove(`${park}/drafts/${id}`)

    await rename(page, '存不下的', '删掉以后改的')
    const told = await page.locator('.editor-status[data-state="refused"]').textContent()

    expect(told).toContain('您的修改已另存为草稿')
    const [newest] = (await manager.get(`${park}/drafts`)).list
    expect((await manager.get(`${park}/drafts/${newest?.id}`)).text).toContain('删掉以后改的')
  })
})
