import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { hasBearer } from './forgery.ts'

/** 256 random bits; only their SHA-256 is stored. */
export function createToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest()
}

/** What the request brings; a bearer token is used alone, whatever cookie lies beside it. */
export function tokenOf(request: FastifyRequest): string | null {
  const token = hasBearer(request)
    ? request.headers.authorization?.slice('Bearer '.length)
    : request.cookies[cookieName(request.server.config)]
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null
}

export function setTokenCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(cookieName(reply.server.config), token, cookieOptions(reply.server.config))
}

export function clearTokenCookie(reply: FastifyReply): void {
  reply.clearCookie(cookieName(reply.server.config), cookieOptions(reply.server.config))
}

// The prefix makes browsers refuse a cookie that is not Secure, not for this host alone, or not for the whole site.
function cookieName(config: Config): string {
  return isHttps(config) ? '__Host-siji' : 'siji'
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(config) } as const
}

function isHttps(config: Config): boolean {
  return config.origin?.startsWith('https://') === true
}
