import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../../api/demo-data/people.ts'
import { hashFiles } from '../../../engine/model/hash-files.ts'
import { insertDeploymentFiles } from '../../../engine/store/definitions/deployment-files.ts'
import { insertDefinition } from '../../../engine/store/definitions/insert-definition.ts'
import { siji } from '../../cli/siji.ts'
import { notice2027 } from '../../engine/calendar/notice/notices.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { park, type Story, tell } from '../../support/story.ts'

const calendar = `${park}/calendar`
/** On the last published day: whatever is due on the next one is provisional. */
const NOW = '2026-12-31T10:00:00+08:00'

const corrected = notice2027.replace('1月1日（周五）至3日（周日）放假，共3天', '1月1日（周五）至4日（周一）放假，共4天')

const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:siji="https://siji.dev/bpmn/1" id="d" targetNamespace="https://siji.dev/tests">
  <process id="by-the-park" isExecutable="true">
    <startEvent id="start"/>
    <userTask id="promised"><extensionElements>
      <siji:serviceLevel days="1" clock="promised" calendar="park"/>
      <siji:input source="is working day(date(&quot;2027-01-05&quot;))" target="works"/>
      <siji:input source="add working days(date and time(&quot;2026-12-31T16:45:00+08:00&quot;), 1)" target="next"/>
    </extensionElements></userTask>
    <endEvent id="end"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="promised"/>
    <sequenceFlow id="f2" sourceRef="promised" targetRef="end"/>
  </process>
</definitions>`

let site: TestApp
let manager: Caller
let admin: Caller
let story: Story
let foreseen = 0
const elsewhere = v7()

beforeAll(async () => {
  site = await startTestApp()
  await site.engine.setVirtualTime(Date.parse(NOW))
  manager = await site.as('manager')
  admin = await site.as('admin')
  story = await tell(site)
  await story.provideEverything()
  await story.submit()
  await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
  await tellElsewhere()
  await site.engine.whenIdle()
})
afterAll(async () => await site.close())

// Seven reviews with their clocks, and those of the whole application.
describe('the yearly notice', () => {
  test('is shown beforehand with every open due date that it would move, and writes nothing', async () => {
    const before = await dueDates()

    const { body } = await admin.post(`${calendar}/notice-previews`, { document: notice2027 })

    expect(before).toEqual(Array(7).fill('2027-01-01T17:30:00+08:00'))
    expect(body).toMatchObject({ year: 2027, problems: [], isKnown: false })
    foreseen = listOf(body.moves).length
    expect(foreseen).toBeGreaterThanOrEqual(9)
    expect(listOf(body.moves)[0]).toMatchObject({
      applicationNumber: expect.stringMatching(/^SQ2026/),
      project: expect.any(String),
      step: expect.any(String),
      oldDueAt: '2027-01-01T09:30:00.000Z',
      newDueAt: '2027-01-04T09:30:00.000Z',
    })
    expect(body.parks).toEqual([
      { slug: 'demo', name: expect.any(String), moved: foreseen },
      { slug: 'elsewhere', name: '别处', moved: 1 },
    ])
    expect(await dueDates()).toEqual(before)
    expect((await manager.get(calendar)).body).toMatchObject({
      lastPublishedDay: '2026-12-31',
      daysLeft: 0,
      isNear: true,
      notices: [],
    })
  })

  test('is refused with each contradiction and its line, and moves nothing', async () => {
    const wrong = notice2027.replace('2月20日（周六）上班', '2月10日（周三）上班').replace('共7天。9月', '共8天。9月')

    const { status, body } = await admin.post(`${calendar}/notices`, { document: wrong })

    expect([status, body.code]).toEqual([422, 'notice-refused'])
    expect(listOf(body.errors).map(({ code, line }) => [code, line])).toEqual(
      expect.arrayContaining([
        ['make-up-on-weekday', 3],
        ['worked-holiday', 3],
        ['length-mistaken', 8],
      ]),
    )
    expect(listOf(body.errors).every(({ messageZh }) => String(messageZh).startsWith('第 '))).toBe(true)
    expect(await dueDates()).toEqual(Array(7).fill('2027-01-01T17:30:00+08:00'))
  })

  test('has to be whole, for a region of the park, and brought by who may', async () => {
    const part = notice2027.split('\n').slice(0, 3).join('\n')

    const partly = await admin.post(`${calendar}/notices`, { document: part })
    const elsewhere = await admin.post(`${calendar}/notices`, { document: notice2027, region: '110000' })
    const clerk = await (await site.as('window')).post(`${calendar}/notices`, { document: notice2027 })
    const ofPark = await manager.post(`${calendar}/notices`, { document: notice2027 })
    const looked = await manager.post(`${calendar}/notice-previews`, { document: notice2027 })

    expect(partly.status).toBe(422)
    expect(partly.text).toContain('清明、劳动、端午、中秋、国庆')
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'region-not-here'])
    expect(clerk.status).toBe(403)
    expect([ofPark.status, looked.status]).toEqual([403, 403])
    expect(ofPark.text).toContain('由系统管理员导入')
  })

  test('moves what is due, once, and is kept with who brought which document', async () => {
    const imported = await admin.post(`${calendar}/notices`, {
      document: notice2027,
      number: '国办发明电〔2026〕9号',
    })
    const again = await admin.post(`${calendar}/notices`, { document: `${notice2027}\n` })

    expect(imported.body).toMatchObject({ year: 2027, repeated: false, moved: foreseen })
    expect(listOf(imported.body.parks)).toMatchObject([{ moved: foreseen }, { slug: 'elsewhere', moved: 1 }])
    expect(again.body).toMatchObject({ id: imported.body.id, repeated: true })
    expect(await dueDates()).toEqual(Array(7).fill('2027-01-04T17:30:00+08:00'))
    const { body } = await manager.get(calendar)
    expect(body).toMatchObject({ lastPublishedDay: '2027-12-31', daysLeft: 365, isNear: false })
    expect(listOf(body.notices)).toMatchObject([
      {
        region: 'cn',
        year: 2027,
        title: '国务院办公厅关于2027年部分节假日安排的通知',
        number: '国办发明电〔2026〕9号',
        documentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        importedBy: expect.any(String),
      },
    ])
  })

  test('is corrected by a further one, there and back', async () => {
    await admin.post(`${calendar}/notices`, { document: corrected })
    const moved = await dueDates()
    const back = await admin.post(`${calendar}/notices`, { document: notice2027 })

    expect(moved).toEqual(Array(7).fill('2027-01-05T17:30:00+08:00'))
    expect(back.body).toMatchObject({ repeated: false, moved: foreseen })
    expect(await dueDates()).toEqual(Array(7).fill('2027-01-04T17:30:00+08:00'))
    expect(listOf((await manager.get(calendar)).body.notices)).toHaveLength(3)
  })
})

describe('siji calendar import', () => {
  test('previews and imports the file of a notice, and says with exit 2 that one is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'siji-notice-'))
    const url = await site.app.listen({ host: '127.0.0.1', port: 0 })
    const session = { account: 'admin', password: DEMO_PASSWORD, carriedBy: 'bearer' }
    const headers = { 'sec-fetch-site': 'same-origin' }
    const signIn = { method: 'POST', url: '/api/v1/sessions', payload: session, headers } as const
    const { token } = (await site.nobody.call(signIn)).body
    const run = async (document: string, ...options: readonly string[]) => {
      const file = join(folder, 'notice.txt')
      writeFileSync(file, document)
      return await siji(['calendar', 'import', file, '--url', url, ...options], '', { SIJI_TOKEN: String(token) })
    }

    const preview = await run(corrected, '--check')
    const refused = await run(corrected.replace('共4天', '共5天'))
    const known = await run(notice2027)

    expect(preview.lines).toMatchObject([{ year: 2027, isKnown: false, problems: [] }])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('length-mistaken')])
    expect(known.lines).toMatchObject([{ year: 2027, repeated: true }])
    rmSync(folder, { recursive: true })
  })
})

describe('a stored model that names a calendar that is not there any more', () => {
  test('opens with its problem told, and hinders nothing that runs beside it', async () => {
    const files = { 'process.bpmn': Buffer.from(model.replaceAll('by-the-park', 'of-old').replace('"park"', '"moon"')) }
    const hash = await hashFiles(files)
    const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
    await insertDeploymentFiles(sql, site.parkId, hash, files)
    const row = { parkId: site.parkId, processId: 'of-old', name: null, version: 1, hash, deployedBy: v7(), note: '' }
    await insertDefinition(sql, row)
    await sql.end()

    const deployed = await manager.post(`${park}/processes`, {
      files: { 'process.bpmn': String(files['process.bpmn']) },
    })
    const page = await manager.get('/parks/demo/processes/of-old')
    const instanceId = await startIn(site.parkId, 'of-old')
    const shown = await manager.get(`/parks/demo/instances/${instanceId}`)

    expect(deployed.status).toBe(422)
    expect(page.status).toBe(200)
    expect(page.text).toContain('按现在的规则，这个版本不能再部署')
    expect(page.text).toContain('时限的 calendar 应为 cn、park 之一，实际为 moon')
    expect([shown.status, (await manager.get('/parks/demo/processes')).status]).toEqual([200, 200])
    expect((await site.engine.loadInstance(site.parkId, instanceId))?.elements.at(-1)?.node).toBe('promised')
  })
})

describe('days of the park itself', () => {
  test('move what is promised by the calendar of the park, and come back; nothing else moves', async () => {
    const files = { 'process.bpmn': model }
    expect((await manager.post(`${park}/processes`, { files, note: '' })).status).toBe(201)
    const instanceId = await startIn(site.parkId)
    const promised = async () => await dueDates(instanceId)
    expect(await promised()).toEqual(['2027-01-04T17:30:00+08:00'])

    const closed = { from: '2027-01-04', to: '2027-01-05', works: false, name: '搬迁', reason: '大厅搬迁' }
    const foreseen = await manager.post(`${calendar}/day-previews`, closed)
    const afterLook = await promised()
    const entered = await manager.post(`${calendar}/days`, closed)
    const whileClosed = await promised()
    const backwards = await manager.post(`${calendar}/days`, { ...closed, to: '2027-01-03' })
    const back = await manager.post(`${calendar}/days/${String(entered.body.id)}/withdrawal-preview`)
    const afterSecondLook = await promised()
    await manager.post(`${calendar}/days/${String(entered.body.id)}/withdrawal`)

    expect(back.list).toMatchObject([
      { instanceId, oldDueAt: '2027-01-06T09:30:00.000Z', newDueAt: '2027-01-04T09:30:00.000Z' },
    ])
    expect(afterSecondLook).toEqual(whileClosed)
    expect(foreseen.list).toMatchObject([
      { instanceId, step: 'promised', oldDueAt: '2027-01-04T09:30:00.000Z', newDueAt: '2027-01-06T09:30:00.000Z' },
    ])
    expect(afterLook).toEqual(['2027-01-04T17:30:00+08:00'])
    expect(whileClosed).toEqual(['2027-01-06T17:30:00+08:00'])
    expect([backwards.status, backwards.body.code]).toEqual([422, 'calendar-day-refused'])
    expect(await promised()).toEqual(['2027-01-04T17:30:00+08:00'])
    expect(await dueDates()).toEqual(Array(7).fill('2027-01-04T17:30:00+08:00'))
  })

  test('are office hours by weekday, too: seen beforehand, in force from their day on, kept, and taken back', async () => {
    const usual = ['09:00-12:00', '13:00-17:00']
    const week = [['09:00-12:00', '13:00-15:00'], usual, ['09:00-12:00'], usual, usual, usual, usual]
    const hours = { from: '2027-01-04', week, reason: '冬季作息' }
    const before = await dueDates()

    const foreseen = await manager.post(`${calendar}/hour-previews`, hours)
    const afterLook = await dueDates()
    const entered = await manager.post(`${calendar}/hours`, hours)
    const inForce = await dueDates()
    const read = await (await site.as('overseer')).get(calendar)
    const back = await manager.post(`${calendar}/hours/${String(entered.body.id)}/withdrawal-preview`)
    await manager.post(`${calendar}/hours/${String(entered.body.id)}/withdrawal`)

    expect(foreseen.list.length).toBeGreaterThanOrEqual(9)
    expect(afterLook).toEqual(before)
    expect(inForce).toEqual(Array(7).fill('2027-01-04T15:00:00+08:00'))
    expect(read.body.hours).toMatchObject([{ ...hours, withdrawnAt: null }])
    expect(back.list.length).toBe(foreseen.list.length)
    expect(await dueDates()).toEqual(before)
    expect((await manager.get(calendar)).body.hours).toMatchObject([{ ...hours, withdrawnAt: expect.any(String) }])
  })

  test('are refused where they were counted already, and each attempt is kept; so is nothing that is no hours', async () => {
    const usual = Array(7).fill(['09:00-17:00'])
    const past = { from: '2026-12-29', to: '2026-12-30', works: false, name: '台风', reason: '补登' }
    const attempts: readonly (readonly [string, object])[] = [
      ['days', past],
      ['day-previews', past],
      ['hours', { from: '2026-12-31', week: usual, reason: '今天起' }],
      ['hours', { from: '2126-12-31', week: usual, reason: '百年以后' }],
      ['hours', { from: '2027-01-04', week: usual.slice(1), reason: '六天' }],
      ['hours', { from: '2027-01-04', week: [[], ...usual.slice(1)], reason: '周一不上班' }],
      ['hours', { from: '2027-01-04', week: [['13:00-17:00', '09:00-12:00'], ...usual.slice(1)], reason: '倒序' }],
      ['hours', { from: '2027-01-04', week: [['09:00-24:00'], ...usual.slice(1)], reason: '到半夜' }],
    ]

    const codes = []
    for (const [what, body] of attempts) codes.push((await manager.post(`${calendar}/${what}`, body)).body.code)

    const counted = ['day-counted-already', 'day-counted-already', 'day-counted-already']
    expect(codes).toEqual([...counted, ...Array(5).fill('office-hours-refused')])
    const kept = await (await site.as('overseer')).get(`${park}/refused-acts?kind=calendar`)
    // Who looks has tried nothing yet.
    expect(kept.list.map(({ subject }) => subject)).toEqual(['2026-12-31', '2026-12-29/2026-12-30'])
  })

  test('are not for FEEL, which counts by the law and the hours of the park', async () => {
    const { sql } = await import('drizzle-orm')
    await site.database.inPark(site.parkId, async (tx) => {
      await tx.execute(sql`update parks set closing_time = '16:30' where slug = 'demo'`)
    })
    await site.engine.takeUpCalendars()
    const instanceId = await startIn(site.parkId)

    const instance = await site.engine.loadInstance(site.parkId, instanceId)
    const task = instance?.elements.find(({ node }) => node === 'promised')

    expect(task?.variables).toMatchObject({ works: true, next: '2027-01-05T16:30:00+08:00' })
    expect(await dueDates(instanceId)).toEqual(['2027-01-04T16:30:00+08:00'])

    await site.database.inPark(site.parkId, async (tx) => {
      await tx.execute(sql`update parks set office_hours
        = '[{"from": "11-15", "to": "02-28", "open": ["09:00-12:00", "13:00-16:00"]}]' where slug = 'demo'`)
    })
    await site.engine.takeUpCalendars()
    expect(await dueDates(instanceId)).toEqual(['2027-01-04T16:00:00+08:00'])
    expect((await manager.get('/parks/demo/calendar')).text).toContain('11月15日–2月28日办公 09:00–12:00、13:00–16:00')
  })
})

/** A second park, in which one clock runs that is due on the first day of the year. */
async function tellElsewhere() {
  const sql = postgres(site.superuserUrl, { max: 1, onnotice: () => {} })
  await sql`insert into parks (id, slug, name, zone, closing_time)
    values (${elsewhere}, 'elsewhere', '别处', 'Asia/Shanghai', '17:30')`
  await sql.end()
  const files = { 'process.bpmn': Buffer.from(model) }
  await site.engine.deploy({ parkId: elsewhere, files, by: v7(), note: '' })
  await startIn(elsewhere)
}

async function startIn(parkId: string, processId = 'by-the-park'): Promise<string> {
  const instanceId = v7()
  await site.engine.send({
    id: v7(),
    parkId,
    instanceId,
    actor: { type: 'system', name: 'test' },
    body: {
      type: 'startInstance',
      processId,
      definitionHash: null,
      startEvent: null,
      businessKey: null,
      variables: {},
    },
  })
  return instanceId
}

/** Of the reviews of the application, or of all tasks of another instance, in the park's zone. */
async function dueDates(instanceId?: string): Promise<readonly string[]> {
  const { tasks } = await import('../../../engine/index.ts')
  const rows = await site.database.inPark(site.parkId, (tx) => tx.select().from(tasks))
  return rows
    .filter((row) => (instanceId === undefined ? row.processId !== 'by-the-park' : row.instanceId === instanceId))
    .flatMap(({ dueAt }) => (dueAt === null ? [] : [new Date(dueAt.getTime() + 8 * 3_600_000).toISOString()]))
    .map((local) => `${local.slice(0, 19)}+08:00`)
}

function listOf(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? json : []
}
