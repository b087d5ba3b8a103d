import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../support/app.ts'
import type { CallAnswer, Caller } from '../../support/caller.ts'
import { type DescribedRoute, describedRoutes, spoilt, type Value } from '../../support/described-routes.ts'
import { mustSucceed, park, type Story, tell } from '../../support/story.ts'

const accounts = ['manager', 'owner', 'window', 'reviewer-civil-air-defence', 'signatory-park-approval-bureau']

/** 2,000 lists in one another. */
const deep = Array.from({ length: 2_000 }).reduce<Value>((inner) => [inner], 'text')

const hostile: readonly Value[] = ['a\0b', 'a\ud800b', 'x'.repeat(100_000), 1e308, deep]

describe('a request that means harm', () => {
  let site: TestApp
  let story: Story
  let ids: { readonly [name: string]: string }

  beforeAll(async () => {
    site = await startTestApp()
    story = await tell(site)
    await story.provideEverything()
    await story.submit()
    const manager = await site.as('manager')
    const designed = { from: 'version', process: 'seven-permits', version: 1 }
    const draft = mustSucceed(await manager.post(`${park}/drafts`, designed))
    const [, key] = /\/tasks\/[^/]+\/(\d+)/.exec(await story.task('window', 'checkCompleteness')) ?? []
    ids = {
      ...{ park: 'demo', application: story.id, instance: story.id, key: String(key), draft: String(draft.id) },
      ...{ process: 'seven-permits', version: '1', code: 'business-licence', page: '1', upload: 'a'.repeat(32) },
    }
  })
  afterAll(async () => await site.close())

  test('is refused in words wherever it comes in, and never a fault of ours', async () => {
    const faults: string[] = []
    for (const route of await describedRoutes(site)) {
      // The clock stays, and so do the sessions that the walk needs.
      if (/virtual-time|sessions\/current/.test(route.path) || !route.path.startsWith('/api/')) continue
      const caller = await whoMay(route)
      for (const leaf of hostile) {
        for (const [url, payload] of attacks(route, leaf)) {
          const answer = await call(caller, route, url, payload)
          if (answer.status >= 500 || !isAnswered(answer))
            faults.push(`${answer.status} ${route.method} ${url} ${payload}`)
        }
      }
    }

    expect(faults.map((fault) => fault.slice(0, 300))).toEqual([])
  }, 240_000)

  test.each(['/%ff', '/parks/demo%00/overview', '/verify/%E0%A4%A', `/verify/${'x'.repeat(200)}`, '/docs/json?x=%00'])(
    'has a page of ours in answer at %s',
    async (url) => {
      const answer = await (await site.as('manager')).call({ method: 'GET', url, headers: { accept: 'text/html' } })

      expect([400, 404]).toContain(answer.status)
      expect(answer.text).toContain('<header class="bar">')
    },
  )

  test('leaves what a process is called as it was typed, and lets it be downloaded', async () => {
    const manager = await site.as('manager')
    const xml =
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="https://siji.dev/test">' +
      `<process id="__proto__" name='A &amp; B > "C" &lt;img src=x>' isExecutable="true"/></definitions>`
    const form = new FormData()
    form.append('file', new Blob([xml]), 'process.bpmn')

    const imported = await manager.upload('POST', `${park}/drafts/import`, form)
    const file = await manager.get(`${park}/drafts/${imported.body.id}/xml`)

    expect(imported.body).toMatchObject({ title: 'A & B > "C" <img src=x>', processId: '__proto__' })
    expect(file.headers['content-disposition']).toContain("filename*=UTF-8''__proto__.bpmn")
  })

  /** Each parameter of the address and of the query, and each value of the body, spoilt in turn. */
  function* attacks(route: DescribedRoute, leaf: Value): Generator<readonly [url: string, payload: string | null]> {
    const body = route.body === null ? null : JSON.stringify(route.body)
    const text = encodeURIComponent(
      String(typeof leaf === 'object' ? 'x' : leaf)
        .replace('\ud800', '')
        .slice(0, 100),
    )
    const names = [...route.path.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => String(name))
      .filter((name) => name !== 'park')
    for (const name of names) yield [addressOf(route, { [name]: text }), body]
    for (const name of route.queries) yield [`${addressOf(route)}?${name}=${text}`, body]
    if (route.body === null) return
    for (const each of spoilt(route.body, leaf)) yield [addressOf(route), JSON.stringify(each)]
    yield [addressOf(route), JSON.stringify(leaf)]
  }

  function addressOf({ path }: DescribedRoute, instead: { readonly [name: string]: string } = {}): string {
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => instead[name] ?? ids[name] ?? story.id)
  }

  async function whoMay(route: DescribedRoute): Promise<Caller> {
    for (const account of accounts) {
      const caller = await site.as(account)
      const answer = await caller.call({
        method: route.method as 'GET',
        url: addressOf(route),
        headers: { 'idempotency-key': 'knock' },
      })
      if (answer.status !== 403) return caller
    }
    return await site.as('admin')
  }
})

async function call(
  caller: Caller,
  { method }: DescribedRoute,
  url: string,
  payload: string | null,
): Promise<CallAnswer> {
  const body = payload === null ? {} : { payload, headers: { 'content-type': 'application/json' } }
  return await caller.call({ method: method as 'GET', url, ...body })
}

/** Done, or a problem in both languages. */
function isAnswered({ status, body }: CallAnswer): boolean {
  return status < 400 || (String(body.detail) !== '' && /\p{Script=Han}/u.test(String(body.detailZh)))
}
