import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller } from '../../support/caller.ts'
import { deploySiteSurvey } from '../../support/site-survey/deploy.ts'
import { jpeg, mp4, png, webm } from '../../support/site-survey/media.ts'
import { defender, lead, planner, type SurveyStory, tellSurvey } from '../../support/site-survey/tell-survey.ts'
import { mustSucceed, park, upload } from '../../support/story.ts'

let site: TestApp
let story: SurveyStory
let url: string

beforeAll(async () => {
  site = await startTestApp()
  await deploySiteSurvey(site)
  story = await tellSurvey(site)
  url = `${story.url}/rectification`
  await story.arrange()
  await story.sign(planner, await story.survey(planner, 'surveyP', ['building-line', 'green-area']))
  await story.sign(defender, await story.survey(defender, 'surveyC', ['blast-door']))
  await story.merge()
}, 90_000)
afterAll(async () => {
  await site.close()
})

describe('a rectification', () => {
  test('is shown by films and photos, by their content, the same file once', async () => {
    const owner = await site.as('owner')
    const [line, green, door] = await findings(owner)

    const film = mustSucceed(await upload(owner, `${url}/${line}/media`, webm, 'mended.webm'))
    const again = mustSucceed(await upload(owner, `${url}/${line}/media`, webm, 'mended.webm'))
    mustSucceed(await upload(owner, `${url}/${green}/media`, png(), 'green.png'))
    mustSucceed(await inPieces(owner, `${url}/${door}`, mp4, 'door.mp4'))
    const refused = [
      await upload(owner, `${url}/${line}/media`, Buffer.from('%PDF-1.7\n'), 'plan.pdf'),
      await upload(owner, `${url}/${line}/media`, mp4, 'mended.webm'),
      await upload(await site.as('owner-2'), `${url}/${line}/media`, webm, 'mended.webm'),
    ]
    const [round] = (await owner.get(url)).list

    expect(again.id).toBe(film.id)
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 404])
    expect(round?.findings).toMatchObject([
      { evidence: [{ mediaType: 'video/webm' }] },
      { evidence: [{ mediaType: 'image/png' }] },
      { evidence: [{ mediaType: 'video/mp4', fileName: 'door.mp4' }] },
    ])
  })

  test('stays the enterprise’s own until all of it is handed in at once', async () => {
    const [owner, planning] = [await site.as('owner'), await site.as(planner)]
    const [line, green, door] = await findings(owner)
    const film = await evidenceOf(owner, 0)

    mustSucceed(await owner.put(`${url}/${line}`, { words: '已拆除超出部分', isRectified: true }))
    const early = await owner.post(`${story.url}/submission`)
    const hidden = await planning.get(`${story.url}/rectification-media/${film}/file`)
    for (const finding of [green, door]) mustSucceed(await owner.put(`${url}/${finding}`, { isRectified: true }))
    mustSucceed(await owner.post(`${story.url}/submission`))
    await site.engine.whenIdle()
    const late = await upload(owner, `${url}/${line}/media`, png(), 'late.png')

    expect(early.body).toMatchObject({ code: 'rectification-incomplete', errors: [{}, {}] })
    expect(hidden.status).toBe(404)
    expect(late.body).toMatchObject({ code: 'not-awaiting-rectification' })
    expect((await owner.get(url)).list[0]).toMatchObject({ isOpen: false, findings: [{ state: 'fixed' }, {}, {}] })
  })

  test('plays in parts for who may see it, and never as anything else', async () => {
    const [owner, planning] = [await site.as('owner'), await site.as(planner)]
    const film = `${story.url}/rectification-media/${await evidenceOf(owner, 0)}/file`
    const get = async (headers: Record<string, string>) => await planning.call({ method: 'GET', url: film, headers })

    const whole = await get({})
    const etag = String(whole.headers['etag'])
    const [first, last, beyond] = [
      await get({ range: 'bytes=0-99' }),
      await get({ range: 'bytes=-10' }),
      await get({ range: 'bytes=99999-' }),
    ]
    const [same, other] = [
      await get({ range: 'bytes=5-9', 'if-range': etag }),
      await get({ range: 'bytes=5-9', 'if-range': '"another"' }),
    ]
    const stranger = await (await site.as(defender)).get(film)

    expect(whole.bytes.equals(Buffer.from(webm))).toBe(true)
    expect([first, last, beyond, same, other].map(({ status }) => status)).toEqual([206, 206, 416, 206, 200])
    expect(first.bytes.equals(Buffer.from(webm.subarray(0, 100)))).toBe(true)
    expect(last.bytes.equals(Buffer.from(webm.subarray(-10)))).toBe(true)
    expect([first.headers['content-range'], beyond.headers['content-range']]).toEqual([
      `bytes 0-99/${webm.length}`,
      `bytes */${webm.length}`,
    ])
    expect(whole.headers).toMatchObject({ 'content-type': 'video/webm', 'x-content-type-options': 'nosniff' })
    expect(stranger.status).toBe(404)
  })

  test('is reopened once with a reason, and what is closed stays closed', async () => {
    const [owner, planning] = [await site.as('owner'), await site.as(planner)]
    const [line = '', green = ''] = await findings(owner)
    const task = await story.claim(planner, 'recheckP')
    const decided = (reason: string) => ({
      findings: [
        { finding: line, isMended: false, reason },
        { finding: green, isMended: true },
      ],
    })

    const around = await planning.post(`${task}/answer`, { outcome: 'closed' })
    const silent = await planning.post(`${task}/recheck`, decided(''))
    mustSucceed(await planning.post(`${task}/recheck`, decided('仍超出 0.4 米')))
    await closeDoor(owner)
    const rounds = (await owner.get(url)).list

    expect([around, silent].map(({ body }) => String(body.code))).toEqual(['recheck-incomplete', 'recheck-incomplete'])
    expect(rounds).toHaveLength(2)
    expect(rounds[1]).toMatchObject({ isOpen: true, findings: [{ id: line, state: 'reopened', evidence: [] }] })
    // That clocks run again is told by a sweep of its own, whenever it comes round.
    const told = (await owner.get(`${story.url}/notices`)).list.filter(({ kind }) => String(kind) !== 'clockResumed')
    expect(told.at(-1)).toMatchObject({ kind: 'rectification' })
  })

  test('takes longer once, on request with a reason, granted by the lead', async () => {
    const [owner, leading] = [await site.as('owner'), await site.as(lead)]
    const before = (await owner.get(url)).list[1]

    mustSucceed(await owner.post(`${url}/extension`, { reason: '连续降雨，无法施工' }))
    const twice = await owner.post(`${url}/extension`, { reason: '再申请' })
    const foreign = await (await site.as(defender)).post(`${url}/extension/decision`, { granted: true, reason: '同意' })
    mustSucceed(await leading.post(`${url}/extension/decision`, { granted: true, reason: '情况属实' }))
    const decided = await leading.post(`${url}/extension/decision`, { granted: false, reason: '改主意' })
    await site.engine.whenIdle()
    const [, after] = (await owner.get(url)).list

    expect([twice, foreign, decided].map(({ body }) => String(body.code))).toEqual([
      'extension-refused',
      'wrong-department',
      'extension-refused',
    ])
    expect(String(after?.answerBy) > String(before?.answerBy)).toBe(true)
    expect(after).toMatchObject({ isOpen: true, extension: { decision: 'granted', decisionReason: '情况属实' } })
    expect((await owner.get(`${story.url}/notices`)).text).toContain('整改延期告知书')
  })

  test('that is refused twice stays open, and the process goes on by the outcome', async () => {
    const [owner, planning] = [await site.as('owner'), await site.as(planner)]
    const [, , , line = ''] = await findings(owner)
    mustSucceed(await upload(owner, `${url}/${line}/media`, jpeg(), 'line.jpg'))
    mustSucceed(await owner.put(`${url}/${line}`, { isRectified: true }))
    mustSucceed(await owner.post(`${story.url}/submission`))
    const task = await story.claim(planner, 'recheckP')

    const shown = (await planning.get(`${task}/recheck`)).body
    const answered = mustSucceed(
      await planning.post(`${task}/recheck`, { findings: [{ finding: line, isMended: false, reason: '仍未整改' }] }),
    )
    await site.engine.whenIdle()

    expect(shown.findings).toMatchObject([{ id: line, isLastTime: true }])
    expect(answered).toMatchObject({ state: 'answered' })
    expect((await owner.get(url)).list[1]?.findings).toMatchObject([{ state: 'fixed' }])
    expect((await (await site.as(lead)).get(`${park}/tasks?view=department`)).text).toContain('conclude')
  })
})

/** Ids of what was told, round after round. */
async function findings(owner: Caller): Promise<readonly string[]> {
  const rounds = (await owner.get(url)).list
  return rounds.flatMap((round) => Object.values(round.findings ?? {}).map(({ id }) => String(id)))
}

async function evidenceOf(owner: Caller, index: number): Promise<string> {
  return String((await owner.get(url)).list[0]?.findings?.[index]?.evidence?.[0]?.id)
}

async function closeDoor(owner: Caller): Promise<void> {
  const [, , door = ''] = await findings(owner)
  const task = await story.claim(defender, 'recheckC')
  mustSucceed(
    await (await site.as(defender)).post(`${task}/recheck`, { findings: [{ finding: door, isMended: true }] }),
  )
  await site.engine.whenIdle()
}

/** In two pieces, the second of which is sent after asking how far it is. */
async function inPieces(owner: Caller, place: string, bytes: Uint8Array, name: string) {
  const address = `${place}/uploads/${'0'.repeat(32)}`
  const send = async (offset: number, piece: Uint8Array) =>
    await owner.call({
      method: 'PATCH',
      url: address,
      payload: Buffer.from(piece),
      headers: {
        'content-type': 'application/octet-stream',
        'upload-offset': String(offset),
        'upload-length': String(bytes.length),
        'upload-name': name,
      },
    })
  mustSucceed(await send(0, bytes.subarray(0, 700)))
  const { offset } = mustSucceed(await owner.get(address))
  return await send(Number(offset), bytes.subarray(Number(offset)))
}
