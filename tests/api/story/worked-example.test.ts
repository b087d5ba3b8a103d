import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleDeferred, exampleFinding } from '../../../api/demo-data/example-form.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'
import { complaint, isExcused } from '../../support/statements/across-parks.ts'
import { findUnkeyed } from '../../support/statements/park-keys.ts'
import { readParkTables } from '../../support/statements/park-tables.ts'
import { mustSucceed, park, review, reviews, type Story, sign, tell } from '../../support/story.ts'

describe('the worked example of 25 April 2024', () => {
  let site: TestApp
  let story: Story

  beforeAll(async () => {
    site = await startTestApp({ watched: true })
  })
  afterAll(async () => await site.close())

  const at = async (time: string) =>
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: `2024-04-25T${time}:00+08:00` }))

  test('submits one application with a number of the day', async () => {
    await at('08:52')
    story = await tell(site)
    const owner = await site.as('owner')
    mustSucceed(await owner.post(`${story.url}/materials/${exampleDeferred}/deferral`, { signed: true }))
    await story.provideEverything()

    const submitted = await story.submit()

    expect(submitted).toMatchObject({ number: 'SQ20240425001', round: 1, state: 'submitted' })
  })

  test('is accepted and opens a task for each permit that applies', async () => {
    await at('09:12')
    await story.answer('window', 'checkCompleteness', { outcome: 'deferrableOnly' })
    await story.reaches('inReview')

    const { permits } = await story.application()

    expect(permits).toMatchObject(reviews.map(([permit]) => ({ permit })))
  })

  /** How many findings and how many of a task's answers somebody sees. */
  const told = async (who: Caller, task: string) => [
    (await who.get(`${story.url}/findings`)).list.length,
    Object.keys((await who.get(task)).body.written ?? {}).length,
  ]

  test('keeps findings from the applicant until one notice carries them', async () => {
    await at('11:05')
    await review(story, 'C', { outcome: 'needsCorrection', findings: [exampleFinding] })
    const owner = await site.as('owner')
    const before = (await owner.get(`${story.url}/notices`)).list
    const [own, other] = [await site.as('reviewer-civil-air-defence'), await site.as('reviewer-urban-management')]
    const { list: done } = await own.get(`${park}/tasks?view=done`)
    const taskC = `${park}/tasks/${story.id}/${String(done[0]?.key)}`
    const early = await told(other, taskC)
    const earlyOwn = await told(own, taskC)
    await at('14:10')
    for (const [permit] of reviews.filter(([letter]) => letter !== 'C'))
      await review(story, permit, { outcome: 'agree' })
    await at('14:12')
    const shared = await told(other, taskC)

    await story.answer('reviewer-park-approval-bureau', 'mergeFindings', {})
    await story.reaches('inCorrection')

    const notices = (await owner.get(`${story.url}/notices`)).list
    // What one department has answered others learn once all have, by the API as on pages; who confirmed it, never.
    expect([early, earlyOwn, shared]).toEqual([
      [0, 0],
      [1, 2],
      [1, 1],
    ])
    expect(before.map(({ kind }) => kind)).toEqual(['acceptance'])
    expect(notices).toMatchObject([
      { kind: 'acceptance' },
      { kind: 'correction', findings: [{ ...exampleFinding, permit: 'C' }] },
    ])
    expect((await owner.get(`${story.url}/findings`)).status).toBe(403)
  })

  test('reopens only the department concerned', async () => {
    await at('15:01')
    await story.upload(exampleFinding.material)
    await story.submit()
    await story.reaches('inReview')

    const open = []
    for (const [permit, department] of reviews) {
      const { list } = await (await site.as(`reviewer-${department}`)).get(`${park}/tasks?view=department`)
      if (list.some(({ node }) => String(node) === `review${permit}`)) open.push(permit)
    }

    expect(open).toEqual(['C'])
  })

  test('issues the permits in legal order with the numbers of the example', async () => {
    await at('15:20')
    await review(story, 'C', { outcome: 'agree' })
    await at('15:35')
    await sign(story)
    await story.reaches('delivered')

    const permits = (await (await site.as('owner')).get(`${story.url}/permits`)).list

    expect(permits.map(({ permit, number }) => [permit, number])).toEqual([
      ['L', '地字第4303022024YG0000901号'],
      ['R', '湘(2024)湘潭市不动产权第0900001号'],
      ['C', '湘潭经开人防许〔2024〕9号'],
      ['P', '建字第4303022024GG0000901号'],
      ['D', '湘潭经开直发〔2024〕9号'],
      ['O', '湘潭经开占绿〔2024〕9号'],
      ['K', '430302202404250901'],
    ])
    expect(new Set(permits.map(({ issuedAt }) => String(issuedAt))).size).toBe(1)
  })

  test('gives the combined PDF to the enterprise and to nobody else', async () => {
    const pdf = await (await site.as('owner')).get(`${story.url}/permits.pdf`)
    const foreign = await (await site.as('owner-2')).get(`${story.url}/permits.pdf`)

    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.headers['content-disposition']).toContain('attachment')
    expect(foreign.status).toBe(404)
  })

  test('lets anybody who has a permit compare what it says, without the people on it', async () => {
    const permits = (await (await site.as('owner')).get(`${story.url}/permits`)).list
    const [first, last] = [permits[0], permits.at(-1)]

    const page = await site.nobody.get(String(first?.verifyPath))
    const byHand = await site.nobody.get(
      `/api/v1/verify?number=${encodeURIComponent(String(first?.number))}&check=${String(first?.checkWord).toLowerCase()}`,
    )
    const guessed = await site.nobody.get('/api/v1/verify/00000000000000000000000000000000')

    expect(page.status).toBe(200)
    expect(page.text).toContain(String(first?.number))
    expect(page.text).toContain('湘潭中工京迪产业园发展有限公司')
    expect(page.text).toContain('66,667.00 平方米')
    const construction = await site.nobody.get(String(last?.verifyPath))
    expect(construction.text).toContain('合同价格')
    for (const person of ['演示甲', '演示乙', '演示丙', '演示丁', '演示戊']) {
      expect(construction.text).not.toContain(person)
    }
    expect(byHand.body).toMatchObject({ isKnown: true, isValid: true, permits: [{ number: first?.number }] })
    expect(guessed.body).toMatchObject({ isKnown: false, isValid: false, permits: [] })
  })

  test('keeps a journal that tells nothing personal and whose chain holds', async () => {
    const history = await site.engine.readHistory(site.parkId, story.id)
    const told = JSON.stringify(history.entries)

    expect(history.chainHolds).toBe(true)
    for (const secret of ['11010519491231002X', '13800000000', '演示', '缺第 3 页', '中工京迪']) {
      expect(told).not.toContain(secret)
    }
  })

  test('has sent no statement, then or for any page, that leaves open whose rows it means', async () => {
    const tables = await readParkTables(site.superuserUrl)
    const pages = site.app.permittedRoutes.filter(({ method, url }) => method === 'GET' && !url.endsWith('/events'))
    for (const account of ['manager', 'overseer', 'window', 'owner', 'reviewer-civil-air-defence']) {
      const who = await site.as(account)
      await Promise.all(pages.map(({ url }) => who.get(url.replace(':park', 'demo').replaceAll(/:\w+|\*/g, story.id))))
    }

    const silent = [...site.statements]
      .map((text) => [text, findUnkeyed(text, tables)] as const)
      .filter(([text, unkeyed]) => unkeyed.length > 0 && !isExcused(text))

    expect(site.statements.size).toBeGreaterThan(150)
    expect(silent.map(([text, unkeyed]) => complaint(text, unkeyed))).toEqual([])
  })
})
