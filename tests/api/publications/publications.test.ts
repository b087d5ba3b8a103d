import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { approvePublications, makeManager } from '../../support/second-manager.ts'
import { mustSucceed } from '../../support/story.ts'

const park = '/api/v1/parks/demo'
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="4" height="4"/></svg>'

describe('publishing', () => {
  let site: TestApp
  let manager: Caller
  let second: Caller

  beforeAll(async () => {
    site = await startTestApp()
    await makeManager(site, 'overseer')
    manager = await site.as('manager')
    second = await site.as('overseer')
  })
  afterAll(async () => await site.close())

  const xmlOf = (draft: Json): string => String((draft['files'] as Json)['process.bpmn'])
  const begin = async (title: string): Promise<Json> =>
    mustSucceed(await manager.post(`${park}/drafts`, { from: 'template', title }))
  const ask = async (draft: Json, revision = 1) =>
    await manager.post(`${park}/drafts/${draft.id}/publication`, { revision, note: '第一版', picture })
  const versionsOf = async (process: string) => (await manager.get(`${park}/processes/${process}/versions`)).list
  const stateOf = async (id: string) =>
    (await manager.get(`${park}/publications`)).list.find((each) => String(each.id) === id)

  describe('where the park wants a second manager', () => {
    beforeAll(async () => await approvePublications(site, true))
    afterAll(async () => await approvePublications(site, false))

    test('publishes exactly what was asked for, in the name of who asked, once another manager approves', async () => {
      const draft = await begin('双人发布')
      const asked = await ask(draft)
      const id = String(asked.body.id)
      const process = String(draft['processId'])

      const own = await manager.post(`${park}/publications/${id}/approval`, {})
      const before = await manager.get(`${park}/processes/${process}/versions`)
      const approved = await second.post(`${park}/publications/${id}/approval`, {})
      const again = await second.post(`${park}/publications/${id}/approval`, {})

      expect(asked.status).toBe(202)
      expect(own.body.code).toBe('same-person')
      expect(before.status).toBe(404)
      expect(approved.status).toBe(201)
      expect([again.status, again.body['versions']]).toEqual([201, approved.body['versions']])
      expect(await versionsOf(process)).toMatchObject([{ version: 1, note: '第一版' }])
      const files = mustSucceed(await manager.get(`${park}/processes/${process}/versions/1/files`))
      expect(xmlOf(files)).toBe(xmlOf(draft))
      expect(await stateOf(id)).toMatchObject({ state: 'published', version: 1, askedBy: '何婧' })
      expect((await manager.get(`${park}/drafts/${draft.id}`)).status).toBe(404)
    })

    test('withdraws the request when its draft changes, and when it is discarded', async () => {
      const [changed, discarded] = [await begin('改了再说'), await begin('不要了')]
      const ids = [String((await ask(changed)).body.id), String((await ask(discarded)).body.id)]

      const text = xmlOf(changed).replace('name="办理"', 'name="另一个"')
      await manager.put(`${park}/drafts/${changed.id}`, { revision: 1, files: { 'process.bpmn': text } })
      await manager.remove(`${park}/drafts/${discarded.id}`)

      for (const id of ids) {
        expect((await stateOf(id))?.state).toBe('withdrawn')
        expect((await second.post(`${park}/publications/${id}/approval`, {})).body.code).toBe('state-does-not-allow')
      }
      const again = String((await ask(changed, 2)).body.id)
      await manager.post(`${park}/publications/${again}/withdrawal`, {})
      expect((await manager.get('/parks/demo/overview')).text).not.toContain('已撤回')
    })

    test('is refused with a reason by another manager, withdrawn by who asked, and by nobody else', async () => {
      const draft = await begin('退回')
      const id = String((await ask(draft)).body.id)
      const url = `${park}/publications/${id}`

      expect((await ask(draft)).body.code).toBe('publication-asked-already')
      expect((await manager.post(`${url}/refusal`, { reason: '自己' })).body.code).toBe('same-person')
      expect((await second.post(`${url}/refusal`, { reason: ' ' })).body.code).toBe('reason-missing')
      expect((await second.post(`${url}/withdrawal`, {})).status).toBe(403)
      expect((await (await site.as('window')).post(`${url}/approval`, {})).status).toBe(403)
      expect((await second.post(`${url}/refusal`, { reason: '时限太短' })).status).toBe(204)

      expect(await stateOf(id)).toMatchObject({ state: 'refused', reason: '时限太短', version: null })
      const next = String((await ask(draft)).body.id)
      expect((await manager.post(`${park}/publications/${next}/withdrawal`, {})).status).toBe(204)
      expect((await stateOf(next))?.state).toBe('withdrawn')
    })

    test('tells who may approve that something waits, and who asked what became of it until they have looked', async () => {
      const told = async (who: Caller, page = 'overview') =>
        [
          ...(await who.get(`/parks/demo/${page}`)).text.matchAll(
            /class="notice-headline">([^<]*(?:等人批|件发布申请)[^<]*)</g,
          ),
        ].map(([, headline]) => headline)
      const [first, other] = [await begin('等人批'), await begin('也等人批')]

      const id = String((await ask(first)).body.id)
      expect([await told(manager), await told(await site.as('signatory-park-approval-bureau'), 'inbox/mine')]).toEqual([
        [],
        [],
      ])
      expect([await told(second), await told(second, 'inbox/copied')]).toEqual([
        ['“等人批”的发布申请等您审批'],
        ['“等人批”的发布申请等您审批'],
      ])
      const otherId = String((await ask(other)).body.id)
      expect(await told(second, 'designer')).toEqual(['有 2 件发布申请等您审批'])
      await second.post(`${park}/publications/${id}/refusal`, { reason: '时限太短' })
      await second.post(`${park}/publications/${otherId}/approval`, {})

      expect(await told(second)).toEqual([])
      const outcomes = ['您申请发布的“也等人批”已批准，成为第 1 版', '您申请发布的“等人批”未批准']
      expect([await told(manager), await told(manager, 'inbox/copied')]).toEqual([outcomes, outcomes])
      await second.get(`/parks/demo/designer/publications/${id}`)
      expect((await manager.get('/parks/demo/overview')).text).toContain('时限太短')
      await manager.get(`/parks/demo/designer/publications/${id}`)
      expect(await told(manager)).toEqual(outcomes.slice(0, 1))
      await manager.get(`/parks/demo/designer/publications/${otherId}`)
      expect(await told(manager)).toEqual([])
    })

    test('tells who asks what could never be published, and lets nothing in around the second manager', async () => {
      const draft = await begin('不能发布')
      const text = xmlOf(draft)
        .replace('<endEvent', '<endEvent id="lost"/><endEvent')
        .replaceAll('targetRef', 'sourceRef2')
      await manager.put(`${park}/drafts/${draft.id}`, { revision: 1, files: { 'process.bpmn': text } })

      const asked = await ask(draft, 2)
      const deployed = await manager.post(`${park}/processes`, {
        files: { 'process.bpmn': xmlOf(draft) },
        note: '绕开',
      })

      expect(asked.body.code).toBe('model-refused')
      expect(deployed.body.code).toBe('publication-needs-approval')
    })

    test('asks for an old version to be published again as well', async () => {
      await approvePublications(site, false)
      const process = await publishTwice('换回来')
      await approvePublications(site, true)

      const asked = await manager.post(`${park}/processes/${process}/versions/1/republication`, again(2, '原来的好'))

      expect(asked.status).toBe(202)
      expect((await second.post(`${park}/publications/${asked.body.id}/approval`, {})).status).toBe(201)
      const versions = await versionsOf(process)
      expect(versions.map(({ version, note }) => [version, note])).toEqual([
        [3, '原来的好'],
        [2, '改了名称'],
        [1, '第一版'],
      ])
      expect(versions[0]?.['hash']).toBe(versions[2]?.['hash'])
    })
  })

  test('publishes an old version again as the newest, once, and only while the newest is the one that was seen', async () => {
    const process = await publishTwice('再换回来')
    const url = (version: number) => `${park}/processes/${process}/versions/${version}/republication`
    const key = v7()

    const first = await manager.post(url(1), again(2, '换回来'), key)
    const repeated = await manager.post(url(1), again(2, '换回来'), key)
    const late = await second.post(url(2), again(2, '晚了'))
    const same = await manager.post(url(1), again(3, '已经是了'))

    expect([first.status, repeated.status]).toEqual([201, 201])
    expect([late.body.code, same.body.code]).toEqual(['version-changed', 'version-changed'])
    expect((await versionsOf(process)).length).toBe(3)
  })

  const again = (after: number, note: string) => ({ after, note })

  async function publishTwice(title: string): Promise<string> {
    const draft = await begin(title)
    const process = String(draft['processId'])
    expect((await ask(draft)).status).toBe(201)
    const next = mustSucceed(await manager.post(`${park}/drafts`, { from: 'version', process, version: 1 }))
    const text = xmlOf(next).replace('name="办理"', 'name="另一个"')
    await manager.put(`${park}/drafts/${next.id}`, { revision: 1, files: { 'process.bpmn': text } })
    const order = { revision: 2, note: '改了名称', picture }
    mustSucceed(await manager.post(`${park}/drafts/${next.id}/publication`, order))
    return process
  }
})
