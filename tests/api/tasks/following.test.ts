import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, review, type Story, tell } from '../../support/story.ts'

const FOLLOWER = 'reviewer-urban-management'

describe('an application that is followed', () => {
  let site: TestApp
  let story: Story

  beforeAll(async () => {
    site = await startTestApp()
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: '2024-04-25T08:52:00+08:00' }))
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
  })
  afterAll(async () => await site.close())

  const followed = async (account: string) => (await (await site.as(account)).get(`${park}/tasks?view=followed`)).list
  const inboxOf = async (account: string) =>
    await (await site.as(account)).call({
      method: 'GET',
      url: '/parks/demo/inbox/followed',
      headers: { accept: 'text/html' },
    })
  const addressOf = (task: string) => {
    const [instance = '', key = ''] = task.split('/').slice(-2)
    return { instance, key: Number(key) }
  }

  test('stands in the list of who follows it, once, at its most urgent step', async () => {
    const own = await story.task(FOLLOWER, 'reviewO')
    const caller = await site.as(FOLLOWER)

    mustSucceed(await caller.put(`${story.url}/following`, { task: addressOf(own) }))
    mustSucceed(await caller.put(`${story.url}/following`))

    const [row, ...others] = await followed(FOLLOWER)
    expect([String(row?.applicationId), others]).toEqual([story.id, []])
    expect(await followed('reviewer-civil-air-defence')).toEqual([])
  })

  test('leads to a page that one may open, for following gives no right', async () => {
    const own = await story.task(FOLLOWER, 'reviewO')
    await review(story, 'O', { outcome: 'agree' })

    const page = await inboxOf(FOLLOWER)

    const [row] = await followed(FOLLOWER)
    expect(String(row?.department)).not.toBe('urban-management')
    expect(page.text).toContain(`href="${own.replace('/api/v1', '')}"`)
    expect(page.text).not.toContain(`/tasks/${String(row?.instanceId)}/${String(row?.key)}"`)
  })

  test('cannot be followed from a page that one may not open, nor by whoever files it', async () => {
    const foreign = await story.task('reviewer-civil-air-defence', 'reviewC')
    const caller = await site.as(FOLLOWER)

    const refused = await caller.put(`${story.url}/following`, { task: addressOf(foreign) })
    const owner = await (await site.as('owner')).put(`${story.url}/following`)

    expect([refused.body.code, owner.status]).toEqual(['wrong-department', 403])
  })

  test('is gone from the list when one follows it no longer', async () => {
    const overseer = await site.as('overseer')
    mustSucceed(await overseer.put(`${story.url}/following`))
    expect(await followed('overseer')).toHaveLength(1)

    mustSucceed(await overseer.remove(`${story.url}/following`))

    expect(await followed('overseer')).toEqual([])
    expect(await followed(FOLLOWER)).toHaveLength(1)
  })
})
