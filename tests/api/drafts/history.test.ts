import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { mustSucceed } from '../../support/story.ts'

const park = '/api/v1/parks/demo'

describe('a draft that is worked on', () => {
  let site: TestApp
  let manager: Caller

  beforeAll(async () => {
    site = await startTestApp()
    manager = await site.as('manager')
  })
  afterAll(async () => await site.close())

  const begin = async (title: string): Promise<{ readonly url: string; readonly xml: string }> => {
    const draft = mustSucceed(await manager.post(`${park}/drafts`, { from: 'template', title }))
    return { url: `${park}/drafts/${draft.id}`, xml: String(draft.files?.['process.bpmn']) }
  }
  const save = async (
    url: string,
    revision: number,
    files: { readonly [path: string]: string | null },
  ): Promise<Json> => mustSucceed(await manager.put(url, { revision, files }))
  const filesOf = async (url: string): Promise<object> => ({ ...(await manager.get(url)).body.files })

  test('has a history that says who changed which files, and gives back each state of it', async () => {
    const { url, xml } = await begin('历史')
    const form = '{"title":"表"}'
    await save(url, 1, { 'process.bpmn': xml.replace('办理', '审查'), 'forms/review.json': form })
    await save(url, 2, { 'forms/review.json': null })

    const history = (await manager.get(`${url}/revisions`)).list

    expect(history).toMatchObject([
      { revision: 3, origin: 'saved', savedBy: '何婧', changed: ['forms/review.json'] },
      { revision: 2, origin: 'saved', savedBy: '何婧', changed: ['forms/review.json', 'process.bpmn'] },
      { revision: 1, origin: 'begun', savedBy: '何婧', changed: ['process.bpmn'] },
    ])
    expect((await manager.get(`${url}/revisions/1`)).body.files).toEqual({ 'process.bpmn': xml })
    const second = (await manager.get(`${url}/revisions/2`)).body
    expect(second.files).toEqual({ 'process.bpmn': xml.replace('办理', '审查'), 'forms/review.json': form })
    expect((await manager.get(`${url}/revisions/9`)).body.code).toBe('revision-not-found')
  })

  test('is restored by one step, which can be taken back by another', async () => {
    const { url, xml } = await begin('恢复')
    const changed = xml.replace('办理', '改坏了')
    await save(url, 1, { 'process.bpmn': changed, 'process.json': '{}' })

    const restored = mustSucceed(await manager.post(`${url}/revisions/1/restoration`, { revision: 2 }))
    const after = await filesOf(url)
    const stale = await manager.post(`${url}/revisions/1/restoration`, { revision: 2 })
    await manager.post(`${url}/revisions/2/restoration`, { revision: 3 })

    expect(restored.revision).toBe(3)
    expect(after).toEqual({ 'process.bpmn': xml })
    expect(stale.body.code).toBe('draft-changed')
    expect(await filesOf(url)).toEqual({ 'process.bpmn': changed, 'process.json': '{}' })
    expect((await manager.get(`${url}/revisions`)).list[0]).toMatchObject({
      revision: 4,
      origin: 'restored',
      restored: 2,
    })
  })

  test('holds a bounded number of revisions however often it is saved', async () => {
    const { url, xml } = await begin('很多次')
    const times = Array.from({ length: 49 }, (_, index) => index + 1)
    for (const revision of times) await save(url, revision, { 'process.bpmn': xml.replace('办理', `第${revision}次`) })

    const history = (await manager.get(`${url}/revisions`)).list

    // The newest 30, and one of each minute that this took.
    expect(history.length).toBeLessThan(35)
    expect(String((await manager.get(`${url}/revisions/50`)).body.files?.['process.bpmn'])).toContain('第49次')
  })

  test('goes with its history when it is discarded', async () => {
    const { url } = await begin('删除')
    await save(url, 1, { 'process.json': '{}' })

    const discarded = await manager.call({ method: 'DELETE', url })

    expect(discarded.status).toBe(204)
    expect((await manager.get(`${url}/revisions`)).body.code).toBe('draft-not-found')
  })

  test('tells each window who else has it open, with what they have chosen, until they leave', async () => {
    const { url, xml } = await begin('同时')
    const [first, second] = [v7(), v7()]
    const tell = async (window: string, more: object = {}): Promise<Json> =>
      mustSucceed(await manager.post(`${url}/presence`, { window, ...more }))

    const alone = await tell(first)
    await tell(second, { element: 'review' })
    await save(url, 1, { 'process.bpmn': xml })
    const together = await tell(first)
    await tell(second, { isLeaving: true })
    const aloneAgain = await tell(first)

    expect(alone.others).toEqual([])
    expect(together).toMatchObject({
      revision: 2,
      savedBy: '何婧',
      others: [{ name: '何婧', isSelf: true, element: 'review' }],
    })
    expect(aloneAgain.others).toEqual([])
    const stranger = await site.as('owner')
    expect((await stranger.post(`${url}/presence`, { window: v7() })).status).toBe(403)
  })
})
