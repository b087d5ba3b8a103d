import { StartError } from '../database/start-error.ts'

/** The JSON API of a running server, for commands. */
export interface ServerClient {
  readonly get: (path: string) => Promise<unknown>
  readonly post: (path: string, body: object) => Promise<unknown>
}

/** `--url` (default: this machine's port 3000) and SIJI_TOKEN, a bearer token from `POST /api/v1/sessions`. */
export function connectToServer(options: { readonly [name: string]: unknown }): ServerClient {
  const url = String(options['url'] ?? 'http://127.0.0.1:3000').replace(/\/$/, '')
  const token = process.env['SIJI_TOKEN'] ?? ''
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await reach(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new ServerProblem(answer)
    return answer
  }
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) }
}

/** The server said no: its problem details. */
export class ServerProblem extends Error {
  readonly problem: { readonly [name: string]: unknown }

  constructor(answer: unknown) {
    const problem = typeof answer === 'object' && answer !== null ? { ...answer } : {}
    super('detail' in problem ? String(problem.detail) : 'The server refused without saying why.')
    this.name = 'ServerProblem'
    this.problem = problem
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) })
  } catch (cause) {
    throw new StartError(
      'server-not-reached',
      `Expected a running server at ${url}, but could not reach it. Is it started, and is --url right?`,
      `无法连接服务器 ${url}，请确认已启动且 --url 正确。`,
      { cause },
    )
  }
}
