import { Stream } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

/** Deeper than any document of ours; what nests deeper would exhaust the stack of whoever walks it. */
const MOST_DEPTH = 64

/** NUL, which PostgreSQL keeps in no text, and halves of a character, which no encoding can write. */
const UNSTORABLE = /[\0\p{Cs}]/u

/**
 * Lets in only what can be kept: text without NUL and halves of characters, nested at most 64 deep. A form of a page
 * loses such characters, for nobody typed them and what stands beside them must not be lost; anything else is refused.
 */
export function guardText(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ params, query: querystring }) => {
    for (const [part, value] of Object.entries({ params, querystring })) requireStorable(part, value)
  })
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.keepsTyped === true) request.body = cleaned(request.body)
    requireStorable('body', request.body)
  })
}

/** What a form posted, without what cannot be kept. */
function cleaned(body: unknown): unknown {
  if (!isPlain(body)) return body
  const clean = (value: unknown) => (typeof value === 'string' ? value.replaceAll(/[\0\p{Cs}]/gu, '') : value)
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [clean(name), Array.isArray(value) ? value.map(clean) : clean(value)]),
  )
}

// Without recursion: what is looked for is exactly what would break it.
function requireStorable(part: string, value: unknown): void {
  const waiting = [{ value, path: part, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next.value === 'string' && UNSTORABLE.test(next.value)) throw unstorable(next.path)
    if (!isPlain(next.value)) continue
    if (next.depth === MOST_DEPTH) throw tooDeep(part)
    for (const [name, value] of Object.entries(next.value)) {
      if (UNSTORABLE.test(name)) throw unstorable(next.path)
      waiting.push({ value, path: `${next.path}.${name}`, depth: next.depth + 1 })
    }
  }
}

/** Objects and lists as JSON, queries and forms make them; not the bytes of an upload. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array || value instanceof Stream)
}

function unstorable(field: string): Refusal {
  const message = 'Expected text without NUL and halves of characters, but found some.'
  const messageZh = '文字中有无法保存的字符（NUL 或残缺字符），请删去后再试。'
  return new Refusal('invalid-request', message, messageZh, [{ field, code: 'unstorable-text', message, messageZh }])
}

function tooDeep(field: string): Refusal {
  const message = `Expected values nested at most ${MOST_DEPTH} deep, but found deeper ones.`
  const messageZh = `内容的嵌套层数最多为 ${MOST_DEPTH}，现已超出。`
  return new Refusal('invalid-request', message, messageZh, [{ field, code: 'too-deep', message, messageZh }])
}
