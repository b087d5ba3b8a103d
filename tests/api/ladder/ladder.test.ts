import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { climbLadders } from '../../../api/ladder/climb.ts'
import { nextOwner, rungsReached, usualRules } from '../../../api/ladder/ladder.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const officer = (
  personId: string,
  post: 'reviewer' | 'signatory' | 'manager',
  standing: 'primary' | 'deputy' = 'primary',
) => ({
  personId,
  department: post === 'manager' ? 'bureau' : 'planning',
  post,
  standing,
})
const officers = [
  officer('first', 'reviewer'),
  officer('second', 'reviewer', 'deputy'),
  officer('head', 'signatory'),
  officer('leader', 'manager'),
]
const task = { node: 'review', assignee: 'first', department: 'planning', post: 'reviewer' }

describe('the ladder of a park', () => {
  test.each([
    ['nobody', 'green', 0, []],
    ['the handler', 'yellow', 0, ['first']],
    ['the deputy and the head', 'red', 1, ['first', 'second', 'head']],
    ['the leader', 'red', 2, ['first', 'second', 'head', 'leader']],
  ] as const)('tells %s when it is %s for %i days', (_who, light, overdueDays, told) => {
    const reached = rungsReached(usualRules, task, { light, overdueDays }, officers)

    expect(reached.flatMap(({ people }) => people)).toEqual(told)
  })

  test('has rules of its own at a step instead of the general ones', () => {
    const rules = {
      ...usualRules,
      rungs: [...usualRules.rungs, { light: 'red', afterDays: 5, tell: ['leader'], node: 'review' } as const],
    }

    expect(rungsReached(rules, task, { light: 'red', overdueDays: 4 }, officers)).toEqual([])
    expect(rungsReached(rules, task, { light: 'red', overdueDays: 5 }, officers)).toEqual([
      { rung: 'red+5', people: ['leader'] },
    ])
  })

  test('gives what nobody claims to who has least to do and is there, the deputy first', () => {
    const give = (held: readonly [string, number][], away: readonly string[]) =>
      nextOwner(task, officers, new Map(held), new Set(away))

    expect(give([], [])).toBe('second')
    expect(give([['second', 1]], [])).toBe('first')
    expect(give([['second', 1]], ['first'])).toBe('second')
    expect(give([], ['first', 'second'])).toBeNull()
  })
})

describe('a task that is late', () => {
  let site: TestApp
  let story: Story

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
  const inboxOf = async (account: string) =>
    (
      await (
        await site.as(account)
      ).call({ method: 'GET', url: '/parks/demo/inbox/raised', headers: { accept: 'text/html' } })
    ).text

  beforeAll(async () => {
    site = await startTestApp()
    await setTime('2024-04-25T08:52:00+08:00')
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
  })
  afterAll(async () => await site.close())

  test('is raised once to each, stands in their inbox in words and in its history', async () => {
    const late = await story.task('reviewer-civil-air-defence', 'reviewC')
    await setTime('2024-05-06T09:00:00+08:00')

    await climbLadders(site.app)
    await climbLadders(site.app)

    expect(await inboxOf('signatory-civil-air-defence')).toContain('超期 2 天，已上报')
    expect(await inboxOf('manager')).toContain('督办')
    expect(await inboxOf('signatory-urban-management')).not.toContain('reviewC')
    const { text } = await (await site.as('manager')).call({
      method: 'GET',
      url: `${late.replace('/api/v1', '')}?tab=history`,
      headers: { accept: 'text/html' },
    })
    expect(text.match(/已报负责人：告知/g)).toHaveLength(1)
  })

  test('has an owner once the park says so', async () => {
    const manager = await site.as('manager')
    const rules = mustSucceed(await manager.get(`${park}/ladder`))
    mustSucceed(await manager.put(`${park}/ladder`, { ...rules, assignAfterDays: 1 }))

    await climbLadders(site.app)

    const mine = (await (await site.as('reviewer-civil-air-defence-deputy')).get(`${park}/tasks?view=mine`)).list
    expect(mine.map(({ node }) => String(node))).toEqual(['reviewC'])
    const officer = await (await site.as('window')).put(`${park}/ladder`, rules)
    expect(officer.status).toBe(403)
  })
})
