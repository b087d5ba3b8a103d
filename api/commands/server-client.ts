import { StartError } from '../database/start-error.ts'

/** The JSON API of a running server, for commands. */
export interface ServerClient {
  readonly get: (path: string) => Promise<unknown>
  /** The signal gives up waiting for the answer. */
  readonly post: (path: string, body: object, signal?: AbortSignal) => Promise<unknown>
}

/** `--url` (default: this machine's port 3000) and SIJI_TOKEN, a bearer token from `POST /api/v1/sessions`. */
export function connectToServer(
  options: { readonly [name: string]: unknown },
  token = process.env['SIJI_TOKEN'] ?? '',
): ServerClient {
  const url = String(options['url'] ?? 'http://127.0.0.1:3000').replace(/\/$/, '')
  const call = async (method: string, path: string, body?: object, signal?: AbortSignal): Promise<unknown> => {
    const response = await reach(`${url}/api/v1${path}`, {
      method,
      headers: {
        // Without any, the server would take the request for one of another site's page.
        authorization: `Bearer ${token === '' ? 'none' : token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new ServerProblem(answer)
    return answer
  }
  return { get: (path) => call('GET', path), post: (path, body, signal) => call('POST', path, body, signal) }
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

const LONGEST = 40_000

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      signal: AbortSignal.any([AbortSignal.timeout(LONGEST), ...(init.signal == null ? [] : [init.signal])]),
    })
  } catch (cause) {
    throw new StartError(
      'server-not-reached',
      `Expected a running server at ${url}, but could not reach it. Is it started, and is --url right?`,
      `无法连接服务器 ${url}，请确认已启动且 --url 正确。`,
      { cause },
    )
  }
}
