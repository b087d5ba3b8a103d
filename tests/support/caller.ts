import type { FastifyInstance, InjectOptions } from 'fastify'

/** Any JSON, read by name; what is found is compared, or made a string or number of. */
export interface Json {
  readonly [name: string]: Json
}

export interface CallAnswer {
  readonly status: number
  /** The body where it is a JSON object, else `{}`. */
  readonly body: Json
  /** The body where it is a JSON array, else `[]`. */
  readonly list: readonly Json[]
  readonly text: string
  readonly bytes: Buffer
  readonly headers: { readonly [name: string]: unknown }
}

/** Somebody who calls the API, as a page of ours would. */
export interface Caller {
  readonly get: (url: string) => Promise<CallAnswer>
  /** `key` is the Idempotency-Key. */
  readonly post: (url: string, body?: object, key?: string) => Promise<CallAnswer>
  readonly put: (url: string, body?: object, key?: string) => Promise<CallAnswer>
  readonly remove: (url: string, key?: string) => Promise<CallAnswer>
  readonly upload: (method: 'POST' | 'PUT', url: string, form: FormData, key?: string) => Promise<CallAnswer>
  readonly call: (options: InjectOptions) => Promise<CallAnswer>
}

/** What a page of ours gives as its origin; the port matters once the application listens. */
function ownOrigin(app: FastifyInstance): string {
  const address = app.server.address()
  return `http://127.0.0.1:${address === null || typeof address === 'string' ? 3000 : address.port}`
}

/** `token` is a bearer token; `null` = nobody. */
export function callerOf(app: FastifyInstance, token: string | null): Caller {
  const call = async (options: InjectOptions): Promise<CallAnswer> => {
    const headers = {
      origin: ownOrigin(app),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...options.headers,
    }
    const response = await app.inject({ ...options, headers })
    const isJson = String(response.headers['content-type']).includes('json')
    const json = isJson ? response.json() : {}
    return {
      status: response.statusCode,
      body: isJson && !Array.isArray(json) ? json : {},
      list: Array.isArray(json) ? json : [],
      text: response.body,
      bytes: response.rawPayload,
      headers: response.headers,
    }
  }
  return {
    call,
    get: (url) => call({ method: 'GET', url }),
    post: (url, body, key) => call({ method: 'POST', url, ...payloadOf(body), headers: keyHeader(key) }),
    put: (url, body, key) => call({ method: 'PUT', url, ...payloadOf(body), headers: keyHeader(key) }),
    remove: (url, key) => call({ method: 'DELETE', url, headers: keyHeader(key) }),
    upload: async (method, url, form, key) => {
      const request = new Request('http://127.0.0.1/', { method: 'POST', body: form })
      const payload = Buffer.from(await request.arrayBuffer())
      const type = request.headers.get('content-type') ?? ''
      return await call({ method, url, payload, headers: { 'content-type': type, ...keyHeader(key) } })
    },
  }
}

function payloadOf(body: object | undefined): { payload?: object } {
  return body === undefined ? {} : { payload: body }
}

function keyHeader(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key }
}
