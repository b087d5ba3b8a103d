import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../../api/demo-data/people.ts'
import type { Json } from '../support/caller.ts'
import type { Ledger, Sent } from './ledger.ts'

/** Somebody who does not give up: what got no answer, or a 503, is sent again with the same Idempotency-Key. */
export interface PersistentClient {
  readonly get: (path: string) => Promise<Json>
  /** The rows of an answer that is a list. */
  readonly list: (path: string) => Promise<readonly Json[]>
  readonly write: (method: 'POST' | 'PUT', path: string, body?: object) => Promise<Json>
  readonly upload: (path: string, bytes: Uint8Array, fileName: string) => Promise<Json>
  /** The same as a command of the engine; `null` = an expected "no" (403, 404, 409). */
  readonly command: (path: string, body?: object) => Promise<Json | null>
}

const ANSWER_WITHIN = 20_000

export async function signIn(url: string, account: string, ledger: Ledger): Promise<PersistentClient> {
  const body = JSON.stringify({ account, password: DEMO_PASSWORD, carriedBy: 'bearer' })
  const headers = { 'content-type': 'application/json', origin: url }
  const session = await untilAnswered(() => fetch(`${url}/api/v1/sessions`, { method: 'POST', headers, body }))
  const token = String((await expectSuccess(session, account)).token)
  return clientOf(url, token, ledger)
}

function clientOf(url: string, token: string, ledger: Ledger): PersistentClient {
  const authorization = `Bearer ${token}`

  async function read(path: string): Promise<Response> {
    return await untilAnswered(() =>
      fetch(`${url}${path}`, { headers: { authorization }, signal: AbortSignal.timeout(ANSWER_WITHIN) }),
    )
  }

  async function send(method: string, path: string, kind: Sent['kind'], bodyOf: () => BodyInit | null) {
    const key = randomUUID()
    ledger.sent({ key, kind, path })
    const response = await untilAnswered(() => {
      const body = bodyOf()
      const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
      const headers = { authorization, 'idempotency-key': key, ...type }
      return fetch(`${url}${path}`, { method, headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN) })
    })
    return { key, response }
  }

  async function write(method: string, path: string, bodyOf: () => BodyInit | null): Promise<Json> {
    const { key, response } = await send(method, path, 'write', bodyOf)
    const answer = await expectSuccess(response, `${method} ${path}`)
    ledger.acknowledged(key, answer)
    return answer
  }

  return {
    get: async (path) => await expectSuccess(await read(path), path),
    list: async (path) => {
      const answer: unknown = await expectSuccess(await read(path), path)
      return Array.isArray(answer) ? answer : []
    },
    write: async (method, path, body) => await write(method, path, () => jsonOf(body)),
    upload: async (path, bytes, fileName) =>
      await write('POST', path, () => {
        const form = new FormData()
        form.append('file', new Blob([Buffer.from(bytes)]), fileName)
        return form
      }),
    command: async (path, body) => {
      const { key, response } = await send('POST', path, 'command', () => jsonOf(body))
      if ([403, 404, 409].includes(response.status)) {
        await response.arrayBuffer()
        ledger.refused(key)
        return null
      }
      const answer = await expectSuccess(response, path)
      ledger.acknowledged(key, answer)
      return answer
    },
  }
}

function jsonOf(body: object | undefined): string | null {
  return body === undefined ? null : JSON.stringify(body)
}

/** A lost connection, a timeout and a 503 all mean: the outcome is unknown, ask again. */
async function untilAnswered(call: () => Promise<Response>): Promise<Response> {
  for (;;) {
    try {
      const response = await call()
      // Read here: the server may die in the middle of its answer.
      const body = await response.arrayBuffer()
      if (response.status !== 503) return new Response(body.byteLength === 0 ? null : body, response)
    } catch (error) {
      if (!isLostConnection(error)) throw error
    }
    await pause(50 + Math.random() * 150)
  }
}

function isLostConnection(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && /Timeout|Abort/.test(error.name))
}

async function expectSuccess(response: Response, what: string): Promise<Json> {
  const text = await response.text()
  if (!response.ok) throw new Error(`Expected ${what} to succeed, but got ${response.status}: ${text}`)
  return text === '' ? {} : JSON.parse(text)
}
