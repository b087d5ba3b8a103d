import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { readRange } from './read-range.ts'

export interface SentFile {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

/**
 * Sends a stored file to be looked at on a page of ours: the part that is asked for, so that a film begins at once and can
 * be wound (RFC 9110 §14). It never runs as anything, whatever it contains.
 */
export function sendFile(request: FastifyRequest, reply: FastifyReply, { sha256, bytes, mediaType }: SentFile) {
  const etag = `"${sha256}"`
  reply
    .type(mediaType)
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
    .header('content-disposition', 'inline')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, max-age=3600')
  const { range: asked, 'if-range': condition } = request.headers
  // Another version than the one of which a part is there already is sent as a whole (§13.1.5).
  const range = condition === undefined || condition === etag ? readRange(asked, bytes) : 'whole'
  const { files } = request.server
  if (range === 'whole') return reply.header('content-length', bytes).send(files.read(sha256))
  if (range === 'none') {
    reply.header('content-range', `bytes */${bytes}`)
    throw new Refusal(
      'range-not-satisfiable',
      `Expected a part of ${bytes} bytes, but found ${asked}.`,
      `文件共 ${bytes} 字节，请求的范围是 ${asked}。`,
    )
  }
  const { start, end } = range
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${bytes}`)
    .header('content-length', end - start + 1)
    .send(files.read(sha256, range))
}
