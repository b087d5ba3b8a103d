import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../demo-data/people.ts'

/** JSON as it comes from the server, read by name. */
export interface Json {
  readonly [name: string]: Json
}

/** Somebody of the story, signed in; an answer that is not a success ends the story. */
export interface Person {
  readonly get: (path: string) => Promise<Json>
  readonly list: (path: string) => Promise<readonly Json[]>
  readonly post: (path: string, body?: object) => Promise<Json>
  readonly put: (path: string, body: object) => Promise<Json>
  readonly upload: (path: string, bytes: Uint8Array, fileName: string) => Promise<Json>
  readonly download: (path: string) => Promise<Uint8Array>
}

/** The server said no, where the story says that it says yes. */
export class StoryBroken extends Error {
  override readonly name = 'StoryBroken'
}

/** Signs in an account of the demonstration. */
export async function signIn(url: string, account: string): Promise<Person> {
  const body = JSON.stringify({ account, password: DEMO_PASSWORD, carriedBy: 'bearer' })
  const session = await call(url, '/api/v1/sessions', { method: 'POST', body, headers: { ...jsonBody, origin: url } })
  const { token } = await session.json()
  return personWith(url, String(token))
}

const jsonBody = { 'content-type': 'application/json' }

function personWith(url: string, token: string): Person {
  const headers = { authorization: `Bearer ${token}` }
  const get = async (path: string) => await call(url, path, { headers })
  const write = async (method: string, path: string, body: object = {}): Promise<Json> => {
    // A key per write, so that sending it again after a broken line would be harmless.
    const written = { ...headers, ...jsonBody, 'idempotency-key': randomUUID() }
    const response = await call(url, path, { method, headers: written, body: JSON.stringify(body) })
    // 204 says that there is nothing to tell.
    return response.status === 204 ? {} : await response.json()
  }
  return {
    get: async (path) => await (await get(path)).json(),
    list: async (path) => await (await get(path)).json(),
    post: async (path, body) => await write('POST', path, body),
    put: async (path, body) => await write('PUT', path, body),
    upload: async (path, bytes, fileName) => {
      const form = new FormData()
      form.append('file', new Blob([Buffer.from(bytes)]), fileName)
      return await (await call(url, path, { method: 'POST', headers, body: form })).json()
    },
    download: async (path) => new Uint8Array(await (await get(path)).arrayBuffer()),
  }
}

const ATTEMPTS = 20

/** A busy server is asked again, as it asks to be. */
async function call(url: string, path: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(30_000) })
    if (response.ok) return response
    if (response.status !== 503 || attempt === ATTEMPTS) {
      const said = await response.text()
      throw new StoryBroken(`${init.method ?? 'GET'} ${path}: expected success, but got ${response.status}: ${said}`)
    }
    await response.body?.cancel()
    await pause(250)
  }
}
