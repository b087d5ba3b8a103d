import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { AddressGuard } from './address-guard.ts'

export interface Posting {
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** Milliseconds for all of it: name, connection, answer. */
  readonly timeLimit: number
}

/** What came of it: a status, or a word for why there is none. */
export type Posted = { readonly status: number } | { readonly problem: PostProblem }

export type PostProblem = 'forbidden-address' | 'timed-out' | 'name-not-found' | 'certificate-refused' | 'unreachable'

/** Of the answer's body nothing is kept; what is longer is cut off. */
const MOST_BYTES = 65_536

/**
 * Posts once, to an address that the guard has seen, and follows no redirect. Never rejects. The status decides: a body
 * that comes slowly or does not end takes nothing from an answer that has been given.
 */
export async function post(guard: AddressGuard, { url, headers, body, timeLimit }: Posting): Promise<Posted> {
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  // A literal address is not looked up, so the lookup does not see it.
  if (isIP(host) !== 0 && !guard.isAllowed(host)) return { problem: 'forbidden-address' }
  const begin = target.protocol === 'https:' ? requestHttps : requestHttp
  return await new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeLimit)
    const request = begin(target, {
      method: 'POST',
      // A connection of its own: one that is kept might have been checked for another name.
      agent: false,
      lookup: guard.lookup,
      signal,
      maxHeaderSize: 16_384,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    })
    let posted: Posted = { problem: 'unreachable' }
    request.on('response', (response) => {
      posted = { status: response.statusCode ?? 0 }
      drain(response)
      response.on('error', () => {})
    })
    request.on('error', (error) => {
      if ('problem' in posted) posted = { problem: signal.aborted ? 'timed-out' : problemOf(error) }
    })
    request.on('close', () => resolve(posted))
    request.end(body)
  })
}

function drain(response: IncomingMessage): void {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > MOST_BYTES) response.destroy()
  })
}

function problemOf(error: Error): PostProblem {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'forbidden-address') return code
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'name-not-found'
  if (/CERT|SSL|TLS|ISSUER|SIGNATURE/.test(code)) return 'certificate-refused'
  return 'unreachable'
}
