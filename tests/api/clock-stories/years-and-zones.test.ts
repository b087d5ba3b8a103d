import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoDepartments } from '../../../api/demo-data/departments.ts'
import { demoEnterprises } from '../../../api/demo-data/enterprises.ts'
import { demoAreaCodes, demoPark, demoPermits } from '../../../api/demo-data/park.ts'
import { demoPeople } from '../../../api/demo-data/people.ts'
import { importPark } from '../../../api/park-import/import-park.ts'
import { createCipher } from '../../../api/personal-data/cipher.ts'
import { readKeyFile } from '../../../api/personal-data/key-file.ts'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'
import { notice2027 } from '../../engine/calendar/notice/notices.ts'
import { mustSucceed, park } from '../../support/story.ts'
import { type Desk, openDesk } from './desk.ts'

const REVIEWER = 'reviewer-civil-air-defence'
const berlin = park.replace('demo', 'berlin')

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  await desk.goTo('2026-03-20T09:00+01:00')
  await openPark()
})
afterAll(async () => await desk.site.close())

/** Where clocks are put forward: the people of the demonstration, and promises that follow the park's own days. */
async function openPark(): Promise<void> {
  const { site } = desk
  const file = {
    park: { ...demoPark, slug: 'berlin', name: '柏林园区', zone: 'Europe/Berlin', areaCodes: demoAreaCodes },
    ...{ departments: demoDepartments, permits: demoPermits, people: demoPeople, enterprises: demoEnterprises },
  }
  const cipher = createCipher(readKeyFile(site.config.keyFile))
  const imported = await importPark(site.database, file, { check: false, cipher, hashPasswordOf: async () => '' })
  expect(imported.problems).toEqual([])
  const manager = await site.as('manager')
  const files = readProcessFolder(join(import.meta.dirname, '../../../processes/seven-permits'))
  const texts = Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const)
  const byThePark = texts.map(([name, text]) => [
    name,
    text.replaceAll(
      'clock="promised" owner="authority" calendar="cn"',
      'clock="promised" owner="authority" calendar="park"',
    ),
  ])
  mustSucceed(await manager.post(`${berlin}/processes`, { files: Object.fromEntries(byThePark), note: '' }))
}

test('closes by the clock on the wall of a park in another zone, before and after it is put forward', async () => {
  const closed = { from: '2026-03-30', to: '2026-03-30', works: '', name: '搬迁', reason: '大厅搬迁' }
  const entered = await desk.sends('manager', `${berlin}/calendar/days`, closed)
  await desk.goTo('2026-03-26T09:00+01:00')
  const spring = await desk.accepted(berlin)
  const ofTask = await spring.task(REVIEWER, 'reviewC')

  const due = await desk.clocks(ofTask)
  const task = await desk.reads(REVIEWER, ofTask)
  const inWinter = await lightsAt(['2026-03-27T17:30+01:00', '2026-03-27T17:31+01:00'], async () => {
    return /办理人 (\S+) 3月27日 17:30/.exec(await desk.reads(REVIEWER, `${berlin}/inbox/department`))
  })
  const inSummer = await lightsAt(['2026-04-01T17:30+02:00', '2026-04-01T17:31+02:00'], async () => {
    return /承诺 (\S+) 到期 4月1日 17:30/.exec(await desk.reads('overseer', `${spring.url}/clocks`))
  })

  expect(entered.status).toBe(303)
  // The clock is put forward in the night to 03-29; the park's own day moves its promises alone.
  expect(due).toEqual([
    'seven-permits promised running 2026-04-01T15:30:00.000Z',
    'seven-permits statutory running 2026-06-02T15:30:00.000Z',
    'reviewC promised running 2026-03-27T16:30:00.000Z',
  ])
  expect(task).toContain('3月28–29日 周末，不计 3月30日 搬迁，不计 3月31日–4月1日 第 2–3 天 4月1日 17:30 到期')
  expect(inWinter).toEqual(['今天到期', '已超时'])
  expect(inSummer).toEqual(['今天到期', '已超时'])
})

test('closes by the clock on the wall when it has been put back, too', async () => {
  await desk.goTo('2026-10-22T09:00+02:00')
  const autumn = await desk.accepted(berlin)

  const due = await desk.clocks(await autumn.task(REVIEWER, 'reviewC'))
  const inWinter = await lightsAt(['2026-10-27T17:30+01:00', '2026-10-27T17:31+01:00'], async () => {
    return /承诺 (\S+) 到期 10月27日 17:30/.exec(await desk.reads('overseer', `${autumn.url}/clocks`))
  })

  expect(due).toEqual([
    'seven-permits promised running 2026-10-27T16:30:00.000Z',
    'seven-permits statutory running 2026-12-24T16:30:00.000Z',
    'reviewC promised running 2026-10-23T15:30:00.000Z',
  ])
  expect(inWinter).toEqual(['今天到期', '已超时'])
})

test('is provisional beyond the published year, and moves, on record, when the notice is imported', async () => {
  await desk.goTo('2026-12-31T09:00+08:00')
  const story = await desk.accepted()
  const ofTask = await story.task(REVIEWER, 'reviewC')
  const seen = async () => ({
    clocks: await desk.clocks(ofTask),
    task: (await (await desk.site.as(REVIEWER)).get(ofTask)).body,
    tracking: await desk.reads('owner', story.url),
    inbox: await desk.reads(REVIEWER, `${park}/inbox/department`),
    overseen: await desk.reads('overseer', `${park}/instances/${story.id}/clocks`),
    anybody: await desk.reads('owner', '/deadline?accepted=2026-12-31T09:00&days=20'),
  })

  const before = await seen()
  const imported = await desk.sends('admin', `${park}/calendar/notices`, { document: notice2027, region: 'cn' })
  await desk.site.engine.whenIdle()
  const after = await seen()

  expect(before.clocks).toEqual([
    'seven-permits promised running 2027-01-05T09:30:00.000Z provisional',
    'seven-permits statutory running 2027-03-04T09:30:00.000Z provisional',
    'reviewC promised running 2027-01-01T09:30:00.000Z provisional',
  ])
  expect(before.task).toMatchObject({ dueAt: '2027-01-01T09:30:00.000Z', provisional: true })
  // The promise of the whole is told to the applicant, that of a step to who does it.
  expect(before.tracking).toContain('2027年1月5日（还剩 3 个工作日） 暂定')
  expect(before.inbox).toContain('2027年1月1日 17:30 暂定')
  expect(before.overseen).toContain('法定 剩 20 天 到期 2027年1月28日 17:30 暂定')
  expect(before.anybody).toContain('2027年1月28日（周四）17:30 暂定')
  expect(imported.status).toBe(303)
  // 01-01 is a holiday; 01-31 works, and Spring Festival is from 02-05 to 02-11.
  expect(after.clocks).toEqual([
    'seven-permits promised running 2027-01-06T09:30:00.000Z',
    'seven-permits statutory running 2027-03-10T09:30:00.000Z',
    'reviewC promised running 2027-01-04T09:30:00.000Z',
  ])
  expect(after.task).toMatchObject({ dueAt: '2027-01-04T09:30:00.000Z', provisional: false })
  expect(after.tracking).toContain('2027年1月6日（还剩 3 个工作日）')
  expect(after.overseen).toContain('法定 剩 20 天 到期 2027年1月29日 17:30')
  expect(after.anybody).toContain('2027年1月29日（周五）17:30')
  for (const page of [after.tracking, after.inbox, after.overseen, after.anybody]) expect(page).not.toContain('暂定')
  const history = await desk.reads('overseer', `${park}/instances/${story.id}/history`)
  expect(history).toContain('“审查人防报建”的时限重新推算')
})

/** What light is found at each of these moments. */
async function lightsAt(moments: readonly string[], find: () => Promise<RegExpExecArray | null>) {
  const lights = []
  for (const moment of moments) {
    await desk.goTo(moment)
    lights.push((await find())?.[1])
  }
  return lights
}
