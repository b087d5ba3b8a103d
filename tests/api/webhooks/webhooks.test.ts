import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { leaseDeliveries, settleFailed, settleTaken } from '../../../api/webhooks/deliveries/queries.ts'
import type { CommandBody } from '../../../engine/index.ts'
import { projectRoot } from '../../../templates/project-root.ts'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { Caller, Json } from '../../support/caller.ts'
import { openReceiver, type Received, type Receiver } from './receiver.ts'

const webhooks = '/api/v1/parks/demo/webhooks'
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test" id="d">
<process id="errand" isExecutable="true"><startEvent id="start"/><sequenceFlow id="a" sourceRef="start" targetRef="run"/>
  <userTask id="run"/></process></definitions>`

let site: TestApp
let manager: Caller
let receiver: Receiver

beforeAll(async () => {
  // Two tries, of which the second comes at once; a lease that runs out soon.
  site = await startTestApp({ webhooks: { pauses: [1], lease: 1, timeLimit: 500 } })
  manager = await site.as('manager')
  await manager.post('/api/v1/parks/demo/processes', { files: { 'process.bpmn': model } })
  receiver = await openReceiver()
})
afterAll(async () => {
  await site.close()
  await receiver.close()
})
beforeEach(() => receiver.answer(() => 204))

async function add(path: string, more: object = {}): Promise<Json> {
  const rule = { name: path, url: `${receiver.url}${path}`, audience: 'park', ...more }
  const answer = await manager.post(webhooks, rule)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}

async function start(): Promise<string> {
  const [id, before] = [v7(), await site.engine.lastEvent(site.parkId)]
  const start = { processId: 'errand', definitionHash: null, startEvent: null, businessKey: null, variables: {} }
  await send(id, { type: 'startInstance', ...start })
  // A webhook that is added after this begins behind it.
  await until(async () => {
    const page = await site.engine.readEvents(site.parkId, before, 100)
    return page !== 'forgotten' && page.entries.some(({ instanceId }) => instanceId === id)
  })
  return id
}

async function send(instanceId: string, body: CommandBody): Promise<void> {
  const actor = { type: 'system', name: 'test' } as const
  await site.engine.send({ id: v7(), parkId: site.parkId, instanceId, actor, body })
}

async function note(instanceId: string, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1)
    await send(instanceId, { type: 'setVariables', scope: 0, variables: { turn } })
}

const find = async (id: Json | undefined) => (await manager.get(`${webhooks}/${String(id)}`)).body
const lettersOf = async (id: Json | undefined) => (await manager.get(`${webhooks}/${String(id)}/dead-letters`)).list
const numberOf = ({ body }: Received) => Number(body['data']?.['number'])
const instanceOf = ({ body }: Received) => String(body['data']?.['instance'])
const until = <T>(look: () => T | Promise<T>) => vi.waitUntil(look, { timeout: 60_000, interval: 20 })

describe('a webhook', () => {
  test('is told what happens, signed so that a receiver can check it, also while the secret is exchanged', async () => {
    const added = await add('/signed')
    const id = await start()
    const first = await until(() => receiver.at('/signed')[0])
    const exchanged = (await manager.post(`${webhooks}/${added['id']}/secret`)).body
    await note(id, 1)
    const second = await until(() => receiver.at('/signed')[1])
    const { isGenuine } = await documentedCheck()

    expect(first.body).toMatchObject({ type: 'entry', data: { instance: id, revision: 1, process: 'errand' } })
    expect(isGenuine(first.headers, first.text, added['secret'])).toBe(true)
    expect(isGenuine(first.headers, first.text.replace('errand', 'errant'), added['secret'])).toBe(false)
    expect(isGenuine(first.headers, first.text, added['secret'], Date.now() + 301_000)).toBe(false)
    expect(isGenuine(first.headers, first.text, exchanged['secret'])).toBe(false)
    expect(isGenuine(second.headers, second.text, added['secret'])).toBe(true)
    expect(isGenuine(second.headers, second.text, exchanged['secret'])).toBe(true)
    expect(await find(added['id'])).not.toHaveProperty('secret')
    expect(JSON.stringify(await find(added['id']))).not.toContain(String(added['secret']).slice(6))
  })

  test('is told outside only what outsiders are told, and only the events that were chosen', async () => {
    await add('/outside', { audience: 'outside' })
    await add('/chosen', { events: ['instanceEnded'] })
    const refused = await manager.post(webhooks, {
      name: 'x',
      url: `${receiver.url}/x`,
      audience: 'outside',
      events: ['taskOpened'],
    })
    const id = await start()
    await note(id, 1)
    await send(id, { type: 'cancelInstance', reason: 'secret reason' })
    await until(() => receiver.at('/outside').length === 2 && receiver.at('/chosen').length === 1)

    expect(receiver.at('/outside').map(({ body }) => body['data']?.['events'])).toEqual([
      [{ type: 'instanceStarted' }],
      [{ type: 'instanceEnded', state: 'cancelled' }],
    ])
    expect(JSON.stringify(receiver.at('/outside'))).not.toContain('secret reason')
    expect(receiver.at('/chosen').map(({ body }) => body['data']?.['revision'])).toEqual([3])
    expect(refused).toMatchObject({ status: 422, body: { code: 'webhook-refused' } })
  })

  test('holds back only the instance whose delivery fails, keeps the order, and goes on after a replay', async () => {
    const [troubled, other] = [await start(), await start()]
    const added = await add('/order')
    receiver.answer((one) => (one.path === '/order' && instanceOf(one) === troubled ? 500 : 204))
    await note(troubled, 3)
    await note(other, 3)
    const [letter] = await until(async () => {
      const letters = await lettersOf(added['id'])
      const isOtherTaken = receiver.at('/order').filter((one) => instanceOf(one) === other).length === 3
      // What the receiver has taken is noted as taken a moment later.
      const isNoted = Number((await find(added['id']))['pending']) === 2
      return letters.length === 1 && isOtherTaken && isNoted ? letters : null
    })
    const tried = receiver.at('/order').filter((one) => instanceOf(one) === troubled)
    expect(letter).toMatchObject({ instanceId: troubled, tries: 2, problem: '500', heldBack: 2 })
    expect(new Set(tried.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([letter?.['id']]))
    expect(await find(added['id'])).toMatchObject({ dead: 1, pending: 2, problem: '500' })

    receiver.answer(() => 204)
    const replay = `${webhooks}/${added['id']}/dead-letters/replay`
    const counted = await manager.post(replay, { dryRun: true })
    expect(counted.body).toEqual({ count: 1 })
    expect(await lettersOf(added['id'])).toHaveLength(1)
    expect((await manager.post(replay, {})).body).toEqual({ count: 1 })
    await until(async () => (await find(added['id']))['pending'] === (0 as unknown as Json))

    const taken = receiver.at('/order').slice(-3)
    expect(taken.map(instanceOf)).toEqual([troubled, troubled, troubled])
    expect(taken.map(numberOf)).toEqual(taken.map(numberOf).toSorted((a, b) => a - b))
    for (const id of [troubled, other]) {
      const numbers = receiver
        .at('/order')
        .filter((one) => instanceOf(one) === id)
        .map(numberOf)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }
  })

  test('goes on behind a dead letter that is given up', async () => {
    const id = await start()
    const added = await add('/given-up')
    let refusing = true
    receiver.answer((one) => (one.path === '/given-up' && refusing ? 302 : 204))
    await note(id, 2)
    const [letter] = await until(async () => {
      const letters = await lettersOf(added['id'])
      return letters.length === 1 && letters
    })
    refusing = false

    const gone = await manager.remove(`${webhooks}/${added['id']}/dead-letters/${letter?.['id']}`)
    const last = await until(() =>
      receiver.at('/given-up').find(({ headers }) => headers['webhook-id'] !== String(letter?.['id'])),
    )

    expect(gone.status).toBe(204)
    expect(letter).toMatchObject({ problem: '302' })
    expect(numberOf(last)).toBe(Number(letter?.['number']) + 1)
  })

  test('is switched off by a receiver that answers 410, and misses nothing when it is switched on again', async () => {
    const id = await start()
    const added = await add('/gone')
    receiver.answer(({ path }) => (path === '/gone' ? 410 : 204))
    await note(id, 1)
    await until(async () => (await find(added['id']))['switchedOff'] === ('gone' as unknown as Json))
    await note(id, 2)
    receiver.answer(() => 204)

    const { name, url } = added
    await manager.put(`${webhooks}/${added['id']}`, { name, url, audience: 'park', events: [], isActive: true })
    await until(() => receiver.at('/gone').length === 4)

    const [first, ...rest] = receiver.at('/gone').map(numberOf)
    expect(rest).toEqual([first, Number(first) + 1, Number(first) + 2])
  })

  test('gives up a receiver that does not answer, or answers one byte at a time', async () => {
    const id = await start()
    const [silent, slow, body] = [await add('/silent'), await add('/slow'), await add('/slow-body')]
    receiver.answer(({ path }, response) => {
      if (path === '/silent') return null
      if (path === '/slow') response.socket?.write('HTTP/1.1 ')
      else if (path === '/slow-body') response.writeHead(200).write('.')
      else return 204
      return null
    })
    await note(id, 1)
    await until(async () => (await lettersOf(silent['id'])).length + (await lettersOf(slow['id'])).length === 2)

    expect(await find(silent['id'])).toMatchObject({ problem: 'timed-out' })
    expect(await find(slow['id'])).toMatchObject({ problem: 'timed-out' })
    expect(receiver.at('/silent')).toHaveLength(2)
    await until(async () => (await find(body['id']))['deliveredAt'] !== null)
    expect(await find(body['id'])).toMatchObject({ pending: 0, dead: 0 })
  })

  test('has what a node took that then died sent again under the same id, and the dead one is not heard any more', async () => {
    const id = await start()
    const added = await add('/lease')
    const { name, url } = added
    const rule = { name, url, audience: 'park', events: [] }
    receiver.answer(({ path }) => (path === '/lease' ? 410 : 204))
    await note(id, 1)
    await until(async () => (await find(added['id']))['switchedOff'] === ('gone' as unknown as Json))
    receiver.answer(() => 204)
    // Another node is faster than ours, and dies.
    const key = { parkId: site.parkId, webhookId: String(added['id']) }
    const search = { most: 10, together: 5, seconds: 1 }
    const taken = await site.database.inPark(site.parkId, async (tx) => {
      await tx.execute(`update webhooks set is_active = true, switched_off = null where id = '${key.webhookId}'`)
      return await leaseDeliveries(tx, key, search)
    })
    const [held] = taken
    if (held === undefined) throw new Error('Expected the other node to have taken it.')
    receiver.answer(({ path }) => (path === '/lease' ? null : 204))
    await until(() => receiver.at('/lease').length === 2)
    // The dead one comes to, while ours waits for an answer.
    const late = { problem: 'late', pause: null, isGone: false }
    await site.database.inPark(site.parkId, (tx) => settleFailed(tx, held, late))
    await site.database.inPark(site.parkId, (tx) => settleTaken(tx, held))
    receiver.answer(() => 204)
    await until(async () => (await find(added['id']))['pending'] === (0 as unknown as Json))

    expect(receiver.at('/lease').map(({ headers }) => headers['webhook-id'])).toEqual([held.id, held.id, held.id])
    expect(await find(added['id'])).toMatchObject({ dead: 0, pending: 0, problem: 'timed-out' })
    expect((await manager.put(`${webhooks}/${added['id']}`, { ...rule, isActive: false })).body).toMatchObject({
      switchedOff: 'manager',
    })
  })

  test('is made once under one key, tested at will, removed whole, and refused where it could never be sent', async () => {
    const key = v7()
    const rule = { name: 'once', url: `${receiver.url}/once` }
    const [one, two] = [await manager.post(webhooks, rule, key), await manager.post(webhooks, rule, key)]
    const tested = await manager.post(`${webhooks}/${one.body['id']}/test`)
    const refused = ['http://10.0.0.1/', 'ftp://example.cn/', 'http://a:b@example.cn/', 'http://[::ffff:10.0.0.1]/']

    expect(two.body).toEqual(one.body)
    expect(tested.body).toEqual({ status: 204, problem: null })
    expect(receiver.at('/once').map(({ body }) => body)).toEqual([{ type: 'test', data: { park: 'demo' } }])
    for (const url of refused) expect((await manager.post(webhooks, { name: 'no', url })).status).toBe(422)
    expect((await manager.remove(`${webhooks}/${one.body['id']}`)).status).toBe(204)
    expect((await manager.get(`${webhooks}/${one.body['id']}`)).status).toBe(404)
    expect((await (await site.as('overseer')).get(webhooks)).status).toBe(403)
  })
})

describe('the page of webhooks', () => {
  const post = async (address: string, fields: Record<string, string>) =>
    await manager.call({
      method: 'POST',
      url: address,
      payload: new URLSearchParams({ commandId: v7(), ...fields }).toString(),
      headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    })
  const look = async (address: string) =>
    (await manager.call({ method: 'GET', url: address, headers: { accept: 'text/html' } })).text

  test('adds one, shows its secret once, tests it, sends again what was not taken, and removes it', async () => {
    const page = '/parks/demo/webhooks'
    const wrong = await post(`${page}/new`, { name: '市监管平台', url: 'http://10.0.0.1/page' })
    const added = await post(`${page}/new`, { name: '市监管平台', url: `${receiver.url}/page`, audience: 'park' })
    const [own = ''] = /\/parks\/demo\/webhooks\/[0-9a-f-]{36}/.exec(added.text) ?? []
    const secret = /whsec_[\w+/]{43}&#x3D;/
    const tested = await post(`${own}/test`, {})
    receiver.answer(({ path }) => (path === '/page' ? 503 : 204))
    const untaken = await post(`${own}/test`, {})
    await start()
    await until(async () => (await look(own)).includes('全部重发（1 条）'))
    receiver.answer(() => 204)
    const replayed = await post(`${own}/replay`, {})
    await until(() => receiver.at('/page').length === 5)
    const removed = await post(`${own}/removal`, {})

    expect(wrong).toMatchObject({ status: 422 })
    expect(wrong.text).toContain('请填写公网地址')
    expect(wrong.text).toContain('value="市监管平台"')
    expect(added.text).toMatch(secret)
    expect(await look(page)).not.toMatch(secret)
    expect(tested.text).toContain('测试消息已送达。')
    expect(untaken.text).toContain('测试消息未送达：对方回答 503。')
    expect(replayed.text).toContain('已重新排队：1 条。')
    expect(removed).toMatchObject({ status: 303, headers: { location: page } })
    expect((await manager.get(`/api/v1${own}`)).status).toBe(404)
  })
})

/** The check as docs/webhooks.md shows it to receivers. */
async function documentedCheck() {
  const text = readFileSync(join(projectRoot(), 'docs/webhooks.md'), 'utf8')
  const code = /```js\n(.*?)```/s.exec(text)?.[1] ?? ''
  return await import(`data:text/javascript,${encodeURIComponent(code)}`)
}
