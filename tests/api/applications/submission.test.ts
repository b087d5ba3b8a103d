import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleForm } from '../../../api/demo-data/example-form.ts'
import { findParkAccess } from '../../../api/parks/find-park-access.ts'
import { prepareSubmission } from '../../../api/submissions/prepare-submission.ts'
import { resendSubmissions } from '../../../api/submissions/resend-submissions.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import { mustSucceed, park, tell } from '../../support/story.ts'

describe('submitting an application', () => {
  let site: TestApp

  beforeAll(async () => {
    site = await startTestApp()
    mustSucceed(await (await site.as('manager')).put('/api/v1/virtual-time', { now: '2024-04-25T08:52:00+08:00' }))
  })
  afterAll(async () => await site.close())

  test('is refused with every mistake in the form, and stays a draft with what was typed', async () => {
    const story = await tell(site, { ...exampleForm, creditCode: '91430399MAFAKE018N', landArea: 'much' })

    const answer = await (await site.as('owner')).post(`${story.url}/submission`)

    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({
      code: 'form-invalid',
      errors: [
        { field: 'form.creditCode', code: 'credit-code-organisation-check' },
        { field: 'form.landArea', code: 'not-a-number' },
      ],
    })
    expect(await story.application()).toMatchObject({ state: 'draft', number: null, form: { landArea: 'much' } })
  })

  test('is refused with the list of missing materials, saying which may be deferred', async () => {
    const story = await tell(site)
    await story.provideEverything()
    const other = await tell(site)

    const answer = await (await site.as('owner')).post(`${other.url}/submission`)

    expect(answer.status).toBe(422)
    expect(answer.body.code).toBe('materials-missing')
    const errors = Array.isArray(answer.body.errors) ? answer.body.errors : []
    expect(errors).toContainEqual(
      expect.objectContaining({ field: 'materials.supervision-contract', code: 'material-missing-deferrable' }),
    )
    expect(errors).toContainEqual(
      expect.objectContaining({ field: 'materials.business-licence', code: 'material-missing' }),
    )
    expect(errors.map(({ field }) => field)).not.toContain('materials.promise-letter')
  })

  test('happens once, however often and by however many it is sent', async () => {
    const story = await tell(site)
    await story.provideEverything()
    const owner = await site.as('owner')
    const key = randomUUID()

    const answers = await Promise.all(
      [key, key, randomUUID()].map((each) => owner.post(`${story.url}/submission`, {}, each)),
    )
    const again = await owner.post(`${story.url}/submission`, {}, key)

    const accepted = answers.filter(({ status }) => status === 201)
    expect(new Set(accepted.map(({ body }) => String(body.number))).size).toBe(1)
    expect(answers.filter(({ status }) => status === 409).length).toBe(3 - accepted.length)
    expect((await story.application()).submissions).toHaveLength(1)
    expect([201, 409]).toContain(again.status)
  })

  test('numbers applications of a day without gaps, whoever submits at once', async () => {
    const stories = []
    for (let count = 0; count < 4; count += 1) {
      const story = await tell(site)
      await story.provideEverything()
      stories.push(story)
    }
    const refused = await tell(site)

    await Promise.all([
      ...stories.map((story) => story.submit()),
      (await site.as('owner')).post(`${refused.url}/submission`),
    ])

    const numbers = await allNumbers()
    expect(numbers).toEqual(numbers.map((_, index) => `SQ20240425${String(index + 1).padStart(3, '0')}`))
  })

  test('completes by the sweep what a crash left between row and command', async () => {
    const story = await tell(site)
    await story.provideEverything()
    const owner = await site.as('owner')
    const me = (await owner.get('/api/v1/me')).body
    const order = { applicationId: story.id, commandId: randomUUID(), personId: String(me.id) }
    const person = { ...order, name: '', account: 'owner', sessionId: '', isAdministrator: false }
    const access = await findParkAccess(site.database, 'demo', person)
    if (access === null) throw new Error('Expected the owner to be in the demonstration park.')

    // The row is written, and the process dies before the command is sent.
    await site.database.inPark(site.parkId, (tx) => prepareSubmission(site.app, tx, access, order))
    const meanwhile = await owner.put(`${story.url}/form`, { values: { phase: '一期' } })
    await resendSubmissions(site.app)

    expect(meanwhile.status).toBe(409)
    expect(await story.application()).toMatchObject({ state: 'submitted', submissions: [{ round: 1 }] })
  })

  test('needs the owner’s promise where an assistant submits, and a new one when the form changes', async () => {
    const story = await tell(site)
    await story.provideEverything()
    const assistant = await site.as('assistant')
    const owner = await site.as('owner')

    const unsigned = await assistant.post(`${story.url}/submission`)
    const signedByAssistant = await assistant.post(`${story.url}/promise`)
    mustSucceed(await owner.post(`${story.url}/promise`))
    mustSucceed(await assistant.put(`${story.url}/form`, { values: { phase: '一期' } }))
    const changed = await assistant.post(`${story.url}/submission`)
    mustSucceed(await owner.post(`${story.url}/promise`))
    const signed = await assistant.post(`${story.url}/submission`)

    expect([unsigned.body.code, signedByAssistant.status, changed.body.code]).toEqual([
      'promise-missing',
      403,
      'promise-missing',
    ])
    expect(signed.status).toBe(201)
    const history = await site.engine.readHistory(site.parkId, story.id)
    expect(history.entries[0]?.actor).toMatchObject({ type: 'person', onBehalfOf: expect.any(String) })
  })

  test('withdraws for the owner alone, and never twice', async () => {
    const story = await tell(site)
    await story.provideEverything()
    await story.submit()

    const byAssistant = await (await site.as('assistant')).post(`${story.url}/withdrawal`)
    const byOwner = await (await site.as('owner')).post(`${story.url}/withdrawal`)
    const again = await (await site.as('owner')).post(`${story.url}/withdrawal`)
    const later = await (await site.as('owner')).put(`${story.url}/form`, { values: { phase: '二期' } })

    expect(byAssistant.status).toBe(403)
    expect(byOwner.body).toMatchObject({ state: 'withdrawn' })
    expect([again.status, later.status, later.body.code]).toEqual([409, 409, 'application-not-editable'])
  })

  test('shows an application to its enterprise and to officers, and to nobody else', async () => {
    const draft = await tell(site)
    const submitted = await tell(site)
    await submitted.provideEverything()
    await submitted.submit()

    const status = async (account: string, url: string) => (await (await site.as(account)).get(url)).status

    expect(await status('filer', draft.url)).toBe(200)
    expect(await status('owner-2', submitted.url)).toBe(404)
    expect(await status('window', draft.url)).toBe(404)
    expect(await status('window', submitted.url)).toBe(200)
    expect(await status('overseer', submitted.url)).toBe(200)
    const foreign = await (await site.as('owner-2')).post(`${park}/applications`, {
      process: 'seven-permits',
      enterpriseId: (await submitted.application()).enterprise?.id,
    })
    expect(foreign.status).toBe(404)
  })

  test('keeps identity numbers and mobiles encrypted, and shows them masked', async () => {
    const story = await tell(site)
    await story.provideEverything()
    await story.submit()
    const sql = postgres(site.superuserUrl, { max: 1 })

    const stored =
      await sql`select form::text || coalesce(encode(personal_encrypted, 'escape'), '') as text from submissions
      union all select form::text || coalesce(encode(personal_encrypted, 'escape'), '') from applications`.finally(() =>
        sql.end(),
      )

    expect(stored.some(({ text }) => /11010519491231002X|13800000000/.test(String(text)))).toBe(false)
    const { form } = await story.application()
    expect(form).toMatchObject({ representativeId: '110105********002X', filerMobile: '138****0000' })
  })

  async function allNumbers(): Promise<readonly string[]> {
    const { list } = await (await site.as('window')).get(`${park}/applications?limit=500`)
    return list.map(({ number }) => String(number)).sort()
  }
})
