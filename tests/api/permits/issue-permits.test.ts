import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { issuePermits } from '../../../api/jobs/issue-permits.ts'
import { registerJobs } from '../../../api/jobs/register-jobs.ts'
import { findNumberFaults } from '../../../api/permits/numbers/queries.ts'
import type { Job } from '../../../engine/index.ts'
import { drawCombinedPermits } from '../../../templates/permits/draw-combined-permits.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { agreeToAll, mustSucceed, review, reviews, type Story, sign, tell } from '../../support/story.ts'

describe('issuing permits', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: '2024-04-25T08:52:00+08:00' }))
  })
  afterAll(async () => await site.close())

  const submitted = async (changes = {}) => {
    const story = await tell(site, { ...exampleForm, ...changes })
    await story.provideEverything()
    await story.submit()
    return story
  }

  test('leaves no gap and no double in any counter, however many are issued at once and whoever crashes', async () => {
    const stories: Story[] = []
    for (let count = 0; count < 3; count += 1) stories.push(await submitted())
    // Every drawing of the document fails twice after the permits were numbered: the job is tried again.
    let failures = 0
    registerJobs(site.app, async (input) => {
      if (failures < 4) {
        failures += 1
        throw new Error('The node died while it drew.')
      }
      return await drawCombinedPermits(input)
    })

    await Promise.all(stories.map((story) => agreeToAll(story)))
    await site.engine.whenIdle()
    // Issued once more by two nodes at the same time, as after a lost lease.
    const job = await jobOf(site, stories[0])
    const again = await Promise.all([0, 1].map(() => issuePermits(site.app, drawCombinedPermits, job)))

    for (const story of stories) await story.reaches('delivered')
    const sql = postgres(site.superuserUrl, { max: 1 })
    const counters = await sql<{ values: number[]; first: number; last: number }[]>`
      select array_agg(p.counter_value::int order by p.counter_value) as values, c.last::int as last,
        (select first_number::int from park_permits f where f.park_id = p.park_id and f.permit_type = p.permit_type) as first
      from permits p join number_counters c on c.park_id = p.park_id and c.issuing_authority = p.issuing_authority
        and c.permit_type = p.permit_type and c.period = p.counter_period
      group by p.park_id, p.permit_type, p.issuing_authority, p.counter_period, c.last`.finally(() => sql.end())
    expect(counters).toHaveLength(reviews.length)
    for (const { values, first, last } of counters) {
      expect(values).toEqual(stories.map((_, index) => first + index))
      expect(last).toBe(values.at(-1))
    }
    expect(again[0]).toEqual(again[1])
    expect(failures).toBe(4)
  })

  test('stands as an incident that names the character which cannot be printed, before any number is taken', async () => {
    registerJobs(site.app, drawCombinedPermits)
    const story = await submitted({ siteAddress: '演示大道𠮷号' })
    const before = await countersOf(site)

    await agreeToAll(story)
    await site.engine.whenIdle()

    const sql = postgres(site.superuserUrl, { max: 1 })
    const incidents = await sql`select node, message from incidents where root_instance_id = ${story.id}`
    await sql.end()
    expect(incidents).toMatchObject([{ node: 'combinedIssue', message: expect.stringContaining('𠮷') }])
    expect(await countersOf(site)).toEqual(before)
    expect((await (await site.as('owner')).get(`${story.url}/permits`)).list).toEqual([])
  })

  test('issues only what was agreed to', async () => {
    const story = await submitted()
    await story.answer('window', 'checkCompleteness', { outcome: 'complete' })
    await story.reaches('inReview')
    for (const [permit] of reviews.filter(([letter]) => letter !== 'O'))
      await review(story, permit, { outcome: 'agree' })
    await review(story, 'O', { outcome: 'refuse', reason: '绿地不得占用', legalBasis: '城市绿化条例第十九条' })

    await story.answer('owner', 'applicantChoice', { outcome: 'proceedWithRest' })
    await sign(story)
    await story.reaches('partlyDelivered')
    const job = await jobOf(site, story)
    const forced = { ...job, variables: { ...job.variables, permitsGranted: ['O'] } }

    const { list } = await (await site.as('owner')).get(`${story.url}/permits`)
    expect(list.map(({ permit }) => String(permit))).toEqual(['L', 'R', 'C', 'P', 'D', 'K'])
    await expect(issuePermits(site.app, drawCombinedPermits, forced)).rejects.toThrow('found O')
  })

  test('holds a permit back while a deferred proof of a legal condition is missing, and goes on once it is there', async () => {
    const story = await tell(site)
    const owner = await site.as('owner')
    mustSucceed(await owner.post(`${story.url}/materials/construction-contract/deferral`, { signed: true }))
    await story.provideEverything()
    await story.submit()
    await agreeToAll(story)
    await site.engine.whenIdle()
    const held = (await owner.get(`${story.url}/permits`)).list

    await story.upload('construction-contract')
    const job = await jobOf(site, story)
    const issued = await issuePermits(site.app, drawCombinedPermits, job)

    expect(held).toEqual([])
    expect(issued.type).toBe('completed')
    expect((await owner.get(`${story.url}/permits`)).list).toHaveLength(reviews.length)
  })

  test('finds every counter in order, and those in which a number is missing', async () => {
    const faults = () => site.database.inPark(site.parkId, (tx) => findNumberFaults(tx, site.parkId))
    const inOrder = await faults()

    const sql = postgres(site.superuserUrl, { max: 1 })
    await sql`update number_counters set last = last + 1 where permit_type = 'construction-permit'`
    await sql`update permits set counter_value = counter_value + 9 where permit = 'R'`.finally(() => sql.end())
    const found = await faults()

    expect(inOrder).toEqual([])
    expect(found.map(({ counter }) => counter.split(' ')[1]).sort()).toEqual([
      'construction-permit',
      'real-estate-certificate',
    ])
  })
})

/** The issuing job of an application, as the engine would give it to a handler. */
async function jobOf(site: TestApp, story: Story | undefined): Promise<Job> {
  const id = story?.id ?? ''
  const instance = await site.engine.loadInstance(site.parkId, id)
  if (instance === null) throw new Error(`Expected instance ${id}, but found none.`)
  const variables = instance.endVariables ?? instance.elements[0]?.variables ?? {}
  return {
    parkId: site.parkId,
    instanceId: id,
    rootInstanceId: id,
    businessKey: null,
    processId: instance.processId,
    definitionHash: instance.definitionHash,
    key: 0,
    node: 'combinedIssue',
    jobType: 'issue-permits',
    variables,
    attempt: 1,
    retries: 3,
  }
}

async function countersOf(site: TestApp) {
  const sql = postgres(site.superuserUrl, { max: 1 })
  return await sql`select permit_type, period, last from number_counters order by permit_type, period`.finally(() =>
    sql.end(),
  )
}
