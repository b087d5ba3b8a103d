import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nationalOffice } from '../../../api/deadlines/office.ts'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { climbLadders } from '../../../api/ladder/climb.ts'
import { rungsReached, usualRules } from '../../../api/ladder/ladder.ts'
import { hoursOf } from '../../../api/ladder/office-hours.ts'
import { nextOwner, toldOfUnowned, withSubstitutes } from '../../../api/ladder/owners.ts'
import { addWorkingTime } from '../../../engine/index.ts'
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
const task = {
  ...{ node: 'review', assignee: 'first', department: 'planning', post: 'reviewer' },
  ...{ permit: 'K', processId: 'permits' },
}

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
    const give = (held: readonly [string, number][]) => nextOwner(task, officers, new Map(held), [])?.personId

    expect(give([])).toBe('second')
    expect(give([['second', 1]])).toBe('first')
    expect(nextOwner({ ...task, post: 'checker' }, officers, new Map(), [])).toBeNull()
  })

  test('gives it to the substitute of who is away, in their name, within what the substitute does for them', () => {
    const absence = { personId: 'first', substituteId: 'other', scopeValues: ['L'] }
    const alone = officers.filter(({ personId }) => personId === 'first')
    const give = (scope: 'all' | 'permits') => nextOwner(task, alone, new Map(), [{ ...absence, scope }])

    expect(give('all')).toEqual({ personId: 'other', forPersonId: 'first' })
    expect(give('permits')).toEqual({ personId: 'first', forPersonId: null })
  })

  test('tells the head what nobody is there for, and the leader when it waits on or nobody heads it', () => {
    const headless = officers.filter(({ post }) => post !== 'signatory')

    expect(toldOfUnowned(task, officers, false)).toEqual([{ rung: 'unowned', people: ['head'] }])
    expect(toldOfUnowned(task, officers, true).map(({ people }) => people)).toEqual([['head'], ['leader']])
    expect(toldOfUnowned(task, headless, false)).toEqual([{ rung: 'unownedStill', people: ['leader'] }])
  })

  test('tells who stands in for the head too, and nobody whose scope it is not', () => {
    const absence = { personId: 'head', substituteId: 'other', scopeValues: ['L'] }
    const told = rungsReached(usualRules, task, { light: 'red', overdueDays: 1 }, officers)
    const withThem = (scope: 'all' | 'permits') => withSubstitutes(told, task, [{ ...absence, scope }])

    expect(withThem('all').at(-1)).toEqual({ rung: 'red', people: ['second', 'head', 'other'] })
    expect(withThem('permits')).toEqual(told)
  })

  test('counts the hours of the office, neither its nights nor its days off', () => {
    const office = nationalOffice({ zone: 'Asia/Shanghai', closingTime: '17:30' })
    const at = (time: string) => Date.parse(`${time}+08:00`)

    // Thursday afternoon, and the first half-day after a weekend that is worked on Sunday.
    expect(addWorkingTime(hoursOf(office), at('2024-04-25T16:30'), 4 * 60)).toBe(at('2024-04-26T12:00'))
    expect(addWorkingTime(hoursOf(office), at('2024-04-26T16:30'), 2 * 60)).toBe(at('2024-04-28T10:00'))
  })
})

describe('a task that is late', () => {
  let site: TestApp
  let story: Story

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
  const read = async (account: string, path: string) =>
    (
      await (
        await site.as(account)
      ).call({ method: 'GET', url: `/parks/demo/${path}`, headers: { accept: 'text/html' } })
    ).text
  const idOfHead = async (department: string) =>
    String((await (await site.as(`signatory-${department}`)).get('/api/v1/me')).body.id)
  const inboxOf = async (account: string) => await read(account, 'inbox/raised')
  const minesOf = async (account: string) =>
    (await (await site.as(account)).get(`${park}/tasks?view=mine`)).list.map(({ node }) => String(node))

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

  test('is raised to nobody while its clock stands still, though its day has passed', async () => {
    const head = await site.as('signatory-urban-management')
    const still = await story.task('reviewer-urban-management', 'reviewO')
    await setTime('2024-04-26T10:00:00+08:00')
    const pause = { ground: 'hearing', why: '利害关系人申请', evidence: ['听证申请书'] }
    mustSucceed(await head.post(`${still}/clock/pause`, pause))
    await setTime('2024-05-06T09:00:00+08:00')

    await climbLadders(site.app)

    expect(await inboxOf('signatory-urban-management')).not.toContain(still.replace('/api/v1', ''))
    const list = await read('reviewer-urban-management', 'inbox/department?light=red')
    expect(list).not.toContain(still.replace('/api/v1', ''))
  })

  test('is raised once to each, stands in their inbox in words and in its history', async () => {
    const late = await story.task('reviewer-civil-air-defence', 'reviewC')
    const [head, substitute] = await Promise.all(['civil-air-defence', 'natural-resources'].map(idOfHead))
    await setTime('2024-05-06T09:00:00+08:00')
    const days = { from: '2024-05-06T00:00:00+08:00', until: '2024-05-07T00:00:00+08:00', reason: '外出培训' }
    const away = { personId: head, substituteId: substitute, ...days }
    mustSucceed(await (await site.as('manager')).post(`${park}/substitutions`, away))

    await climbLadders(site.app)
    await climbLadders(site.app)

    expect(await inboxOf('signatory-civil-air-defence')).toContain('超期 2 天，已上报')
    expect(await inboxOf('manager')).toContain('督办')
    expect(await inboxOf('signatory-natural-resources')).toContain(late.replace('/api/v1', ''))
    const history = await read('manager', `${late.replace(`${park}/`, '')}?tab=history`)
    // One line, in which both stand: the head and who stands in.
    expect(history.match(/已报负责人：告知/g)).toHaveLength(1)
  })

  test('is raised at the yellow of its own step, though a fifth of its time is less', async () => {
    const later = await tell(site, { ...exampleForm, projectCode: '2403-430302-04-01-900041' })
    await later.provideEverything()
    await later.submit()
    // Two of five working days are left.
    await setTime('2024-05-10T09:00:00+08:00')

    await climbLadders(site.app)

    const check = (await later.task('window', 'checkCompleteness')).replace('/api/v1', '')
    expect(await inboxOf('window')).toMatch(new RegExp(`${check}"[\\s\\S]*已提醒`))
  })

  test('is given to somebody after four hours of the office where the park says so, in the name of who is away', async () => {
    const manager = await site.as('manager')
    const ofPark = mustSucceed(await manager.get(`${park}/ladder`))
    const rules = { rungs: ofPark.rungs, assignAfterHours: usualRules.assignAfterHours }
    mustSucceed(await manager.put(`${park}/ladder`, rules))
    expect((await (await site.as('window')).put(`${park}/ladder`, rules)).status).toBe(403)

    await climbLadders(site.app)

    expect(await minesOf('reviewer-civil-air-defence-deputy')).toEqual(['reviewC'])
  })

  test('stays to be claimed while whoever was given it has not taken it up: a colleague takes it over', async () => {
    const [colleague, deputy] = ['reviewer-civil-air-defence', 'reviewer-civil-air-defence-deputy']
    const given = await story.task(colleague, 'reviewC')
    expect(await read(colleague, given.replace(`${park}/`, ''))).toContain(`${given.replace('/api/v1', '')}/claim`)

    const taken = mustSucceed(await (await site.as(colleague)).post(`${given}/claim`))

    expect(taken.state).toBe('claimed')
    expect(await minesOf(colleague)).toContain('reviewC')
    expect((await (await site.as(deputy)).post(`${given}/claim`)).status).toBe(409)
    // Who has it claims it again without harm.
    mustSucceed(await (await site.as(colleague)).post(`${given}/claim`))
  })

  test('is not taken over any more once whoever was given it has taken it up', async () => {
    const given = await story.task('reviewer-natural-resources', 'reviewL')
    const owners = await Promise.all(
      ['reviewer-natural-resources', 'reviewer-natural-resources-deputy'].map(async (account) => ({
        account,
        has: (await minesOf(account)).includes('reviewL'),
      })),
    )
    const owner = owners.find(({ has }) => has)?.account ?? ''
    const other = owners.find(({ has }) => !has)?.account ?? ''

    mustSucceed(await (await site.as(owner)).post(`${given}/claim`))

    expect((await (await site.as(other)).post(`${given}/claim`)).status).toBe(409)
  })

  test('is told to the head and then to the park where there is nobody for it, and stands on the overview', async () => {
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    await sql`delete from memberships where department = 'housing-construction' and post = 'reviewer'`
    const [late] = await sql`update tasks set state = 'open', assignee = null where node = 'reviewK' returning key`
    await sql.end()
    await climbLadders(site.app)

    const history = await read('manager', `tasks/${story.id}/${late?.['key']}?tab=history`)
    expect(history).toMatch(/无人办理，已报负责人：告知[\s\S]*无人办理，已报园区：告知/)
    expect(await read('manager', 'overview')).toMatch(/无人办理的任务[\s\S]*施工/)
  })
})
