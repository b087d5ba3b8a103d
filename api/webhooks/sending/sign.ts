import { createHmac, randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'

/** 256 random bits, written as Standard Webhooks writes a secret. */
export function createSecret(): string {
  return PREFIX + randomBytes(32).toString('base64')
}

export interface Signed {
  readonly id: string
  /** Seconds since 1970, real time. */
  readonly timestamp: number
  readonly body: string
}

/**
 * The headers that tell a receiver who sent it and when (Standard Webhooks 1.0): HMAC-SHA-256 over id, time and body,
 * once with each secret, so that a receiver that knows one of two takes it while they are exchanged.
 */
export function signedHeaders({ id, timestamp, body }: Signed, secrets: readonly string[]) {
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') }
}
