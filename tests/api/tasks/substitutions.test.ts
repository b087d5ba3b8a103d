import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleFinding } from '../../../api/demo-data/example-form.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { emptyDesks } from '../../../api/leaves/empty-desks.ts'
import { takeBack } from '../../../api/substitutions/take-back.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const AWAY = 'reviewer-civil-air-defence'
const CHECKER = 'checker-civil-air-defence'
const HEAD = 'signatory-civil-air-defence'
const REGISTRAR = 'signatory-real-estate-registry'
const SUBSTITUTE = 'reviewer-urban-management'

const nameOf = (account: string) => demoPeople.find((person) => person.account === account)?.name ?? ''

describe('who stands in for somebody', () => {
  let site: TestApp
  let story: Story

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

  const setTime = async (now: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now, speed: 0 }))
  const idOf = async (account: string) => String((await (await site.as(account)).get('/api/v1/me')).body.id)
  const enter = async (by: string, person: string, substitute: string, more: object = {}) => {
    const [personId, substituteId] = await Promise.all([person, substitute].map(idOf))
    const days = { from: '2024-04-25T00:00:00+08:00', until: '2024-04-26T00:00:00+08:00' }
    const body = { personId, substituteId, ...days, reason: '外出培训', ...more }
    return await (await site.as(by)).post(`${park}/substitutions`, body)
  }
  const listed = async (account: string, view: string) =>
    (await (await site.as(account)).get(`${park}/tasks?view=${view}`)).list.map(({ node }) => String(node))
  const htmlOf = async (account: string, url: string) =>
    (await (await site.as(account)).call({ method: 'GET', url, headers: { accept: 'text/html' } })).text

  test('is entered by the person, their head or a manager, and by nobody else', async () => {
    const later = { from: '2025-01-06T00:00:00+08:00', until: '2025-01-07T00:00:00+08:00' }

    const statuses = []
    for (const by of ['window', 'signatory-urban-management', 'owner', AWAY, HEAD, 'manager'])
      statuses.push((await enter(by, AWAY, `${AWAY}-deputy`, later)).status)

    // The second and third to enter it find it there.
    expect(statuses).toEqual([403, 403, 403, 200, 409, 409])
  })

  test('sees, takes and answers what is theirs, and the history says for whom', async () => {
    const before = await listed(SUBSTITUTE, 'department')
    mustSucceed(await enter(AWAY, AWAY, SUBSTITUTE, { scope: 'permits', values: ['C'] }))

    const task = await story.task(SUBSTITUTE, 'reviewC')
    const inbox = await htmlOf(SUBSTITUTE, '/parks/demo/inbox/department')
    const substitute = await site.as(SUBSTITUTE)
    mustSucceed(await substitute.post(`${task}/claim`))
    mustSucceed(await substitute.post(`${task}/answer`, { outcome: 'needsCorrection', findings: [exampleFinding] }))

    expect(before).not.toContain('reviewC')
    expect(inbox).toContain(`代 ${nameOf(AWAY)}`)
    const page = await htmlOf(AWAY, `${task.replace('/api/v1', '')}?tab=history`)
    expect(page).toContain(`${nameOf(SUBSTITUTE)}（代 ${nameOf(AWAY)}）`)
  })

  test('never checks what they, or those for whom it was, reviewed', async () => {
    const task = (await listed(CHECKER, 'department')).includes('reviewC') ? await story.task(CHECKER, 'reviewC') : ''
    mustSucceed(await enter('manager', CHECKER, SUBSTITUTE))

    const own = await (await site.as(SUBSTITUTE)).post(`${task}/confirmation`)
    await endAll(CHECKER)
    // The one who was away stands in for the checker now, and would confirm what was done for them.
    await endAll(AWAY)
    mustSucceed(await enter('manager', CHECKER, AWAY))
    const theirs = await (await site.as(AWAY)).post(`${task}/confirmation`)
    const other = await (await site.as(CHECKER)).post(`${task}/confirmation`)

    expect([own.status, theirs.status, other.status]).toEqual([409, 409, 200])
    expect([own.body.code, theirs.body.code]).toEqual(['same-person', 'same-person'])
  })

  test('takes over what was claimed and gives back what is not finished', async () => {
    await endAll(CHECKER)
    const task = await story.task('reviewer-natural-resources', 'reviewL')
    const away = await site.as('reviewer-natural-resources')
    mustSucceed(await away.post(`${task}/claim`))
    const entered = mustSucceed(await enter('manager', 'reviewer-natural-resources', SUBSTITUTE))
    const url = `${park}/substitutions/${String(entered.id)}`

    const listedFirst = (await away.get(`${url}/tasks`)).list.map(({ node }) => String(node))
    const over = mustSucceed(await away.post(`${url}/handover`, { direction: 'over' }))
    const held = await listed(SUBSTITUTE, 'mine')
    const back = mustSucceed(await away.post(`${url}/handover`, { direction: 'back' }))
    mustSucceed(await away.post(`${url}/handover`, { direction: 'over' }))
    await setTime('2024-04-26T09:00:00+08:00')
    const answered = await (await site.as(SUBSTITUTE)).post(`${task}/answer`, { outcome: 'agree' })
    await takeBack(site.app)

    expect(listedFirst).toEqual(['reviewL'])
    expect([String(over.handed), held, String(back.handed)]).toEqual(['1', ['reviewL'], '1'])
    // It has ended by itself: what is left over goes back by itself, too.
    expect([403, 409]).toContain(answered.status)
    expect(await listed('reviewer-natural-resources', 'mine')).toEqual(['reviewL'])
  })

  test('stops, lets go on and extends clocks of who is away, in their name, and only as long as it lasts', async () => {
    const task = await story.task('reviewer-real-estate-registry', 'reviewR')
    const substitute = await site.as('signatory-urban-management')
    const order = { ground: 'hearing', why: '利害关系人申请', evidence: ['听证申请书'] }
    const before = await substitute.post(`${task}/clock/pause`, order)
    const days = { from: '2024-04-25T00:00:00+08:00', until: '2024-05-20T00:00:00+08:00' }
    const entered = mustSucceed(await enter('manager', REGISTRAR, 'signatory-urban-management', days))

    const paused = await substitute.post(`${task}/clock/pause`, order)
    const resumed = await substitute.post(`${task}/clock/resume`, { result: '听证笔录' })
    const extended = await substitute.post(`${task}/clock/extend`, { days: 1, reason: '案情复杂' })
    mustSucceed(await (await site.as(REGISTRAR)).post(`${park}/substitutions/${entered.id}/end`))
    const after = await substitute.post(`${task}/clock/pause`, order)

    expect([before.body.code, paused.status, resumed.status, extended.status]).toEqual([
      ...['clock-not-yours', 200, 200, 200],
    ])
    expect(after.body.code).toBe('clock-not-yours')
    const clocks = (await (await site.as('overseer')).get(`${task}/clock`)).text
    expect(clocks).toContain(`${nameOf('signatory-urban-management')}（代 ${nameOf(REGISTRAR)}）`)
  })

  test('is entered on a page for permits that are ticked in a list, and told there by their names', async () => {
    const [person, substitute] = await Promise.all([CHECKER, SUBSTITUTE].map(idOf))
    const fields = new URLSearchParams({
      ...{ person: String(person), substitute: String(substitute), from: '2024-06-03', until: '2024-06-04' },
      ...{ scope: 'permits', reason: '休假' },
    })
    const send = async (ticked: readonly string[]) => {
      const payload = [fields.toString(), ...ticked.map((letter) => `permits=${letter}`), 'departments=x'].join('&')
      const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
      const url = `${park.replace('/api/v1', '')}/substitutions`
      return await (await site.as('manager')).call({ method: 'POST', url, payload, headers })
    }

    const none = await send([])
    const some = await send(['C', 'K'])

    expect(none.text).toContain('请写明是哪些')
    expect(some.text).toMatch(/事项：人防许可决定书、建筑工程施工许可证/)
  })

  test('makes no chain and no circle, and overlaps nothing', async () => {
    const days = { from: '2024-06-03T00:00:00+08:00', until: '2024-06-08T00:00:00+08:00' }
    mustSucceed(await enter('manager', AWAY, SUBSTITUTE, days))

    const answers = [
      await enter('manager', SUBSTITUTE, AWAY, days),
      await enter('manager', SUBSTITUTE, CHECKER, days),
      await enter('manager', CHECKER, AWAY, days),
      await enter('manager', AWAY, CHECKER, days),
      await enter('manager', AWAY, AWAY, { from: days.until, until: '2024-06-09T00:00:00+08:00' }),
    ]

    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409, 422])
    expect(answers[3]?.text).toContain(nameOf(SUBSTITUTE))
  })

  test('sends back to the department what somebody on leave holds where nobody stands in, and gives them nothing', async () => {
    const person = 'reviewer-natural-resources'
    const [away, manager] = [await site.as(person), await site.as('manager')]
    const task = (await listed(person, 'mine')).includes('reviewL') ? await heldTask(person) : ''
    const personId = await idOf(person)
    const days = { from: '2024-04-26T00:00:00+08:00', until: '2024-04-29T00:00:00+08:00', reason: '年休假' }

    const stranger = await (await site.as('signatory-urban-management')).post(`${park}/leaves`, { personId, ...days })
    const entered = mustSucceed(await manager.post(`${park}/leaves`, { personId, ...days }))
    const again = await manager.post(`${park}/leaves`, { personId, ...days })
    await emptyDesks(site.app)
    const mine = await listed(person, 'mine')
    const inPool = await listed(`${person}-deputy`, 'department')
    const claimed = await away.post(`${task}/claim`)
    const given = await (await site.as('signatory-natural-resources')).post(`${task}/assignment`, { personId })
    const standsIn = await enter('manager', SUBSTITUTE, person, days)
    const page = await htmlOf(`${person}-deputy`, `${task.replace('/api/v1', '')}?tab=history`)
    const list = await htmlOf('manager', `${park.replace('/api/v1', '')}/substitutions`)
    mustSucceed(await away.post(`${park}/leaves/${String(entered.id)}/end`))
    await emptyDesks(site.app)
    await takeBack(site.app)

    expect([stranger.status, again.status]).toEqual([403, 422])
    expect(mine).toEqual([])
    expect(inPool).toContain('reviewL')
    expect([claimed, given].map(({ body }) => body.code)).toEqual(['person-on-leave', 'person-on-leave'])
    expect([standsIn.status, standsIn.body.code]).toEqual([409, 'substitution-collides'])
    expect(page).toContain('请假且无人代岗，任务退回部门')
    expect(list).toContain(`${nameOf(person)} 请假，无人代岗`)
    expect(await listed(person, 'mine')).toEqual([])
    expect((await away.post(`${task}/claim`)).status).toBe(200)
  })

  async function heldTask(person: string): Promise<string> {
    const [held] = (await (await site.as(person)).get(`${park}/tasks?view=mine`)).list
    return `${park}/tasks/${String(held?.instanceId)}/${String(held?.key)}`
  }

  async function endAll(person: string): Promise<void> {
    const manager = await site.as('manager')
    for (const { id, personName } of (await manager.get(`${park}/substitutions`)).list)
      if (String(personName) === nameOf(person))
        mustSucceed(await manager.post(`${park}/substitutions/${String(id)}/end`))
  }
})
