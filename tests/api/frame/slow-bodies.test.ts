import { connect, type Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limitSlowBodies } from '../../../api/plugins/slow-bodies.ts'

// Short, so that the test is; the pace below differs from the limit by more than a busy machine can blur.
const limits = { wholeBody: 500, span: 1_500, leastBytes: 500 }

describe('a body that comes slowly', () => {
  let app: FastifyInstance

  beforeAll(async () => {
    app = fastify({ requestTimeout: 60_000 })
    limitSlowBodies(app, limits)
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    app.post('/form', async () => 'taken')
    app.post('/file', { config: { takesFile: true } }, async () => 'taken')
    await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterAll(async () => await app.close())

  /** Sends `bytes` each 50 ms until `total` have gone or the server has had enough; gives what it answered. */
  const send = async (path: string, bytes: number, total: number): Promise<string> => {
    const address = app.server.address()
    const socket: Socket = connect(address !== null && typeof address === 'object' ? address.port : 0, '127.0.0.1')
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/octet-stream`
    socket.write(`${head}\r\ncontent-length: ${total}\r\n\r\n`)
    let answer = ''
    let left = total
    const feeding = setInterval(() => {
      if (left > 0 && socket.writable) socket.write('x'.repeat(Math.min(bytes, left)))
      left -= bytes
    }, 50)
    socket.on('data', (data) => {
      answer += data.toString()
    })
    // The server ends it, which a writer may learn as an error.
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('close', resolve))
    clearInterval(feeding)
    return answer.split('\r\n')[0] ?? ''
  }

  test('ends when it trickles, whether a form or a file', async () => {
    const answers = await Promise.all([send('/form', 1, 100_000), send('/file', 1, 100_000)])

    expect(answers).toEqual(['HTTP/1.1 408 Request Timeout', 'HTTP/1.1 408 Request Timeout'])
  })

  test('is taken where it is a file that keeps coming, however long the whole takes', async () => {
    // Forty portions of 50 ms: four times as long as a form may take.
    const [file, form] = await Promise.all([send('/file', 1_000, 40_000), send('/form', 1_000, 40_000)])

    expect(file).toBe('HTTP/1.1 200 OK')
    expect(form).toBe('HTTP/1.1 408 Request Timeout')
  })
})
