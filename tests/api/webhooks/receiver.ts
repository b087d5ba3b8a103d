import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Json } from '../../support/caller.ts'

/** What came to the receiver. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly body: Json
}

export interface Receiver {
  /** Address below which it answers. */
  readonly url: string
  readonly received: readonly Received[]
  /** Bodies that came to a path, in order. */
  readonly at: (path: string) => readonly Received[]
  /** How it answers from now on: a status, or something worse. */
  readonly answer: (how: (one: Received, response: ServerResponse) => number | null) => void
  readonly close: () => Promise<void>
}

/** Another system, which answers as a test says; 204 at first. `null` = the answer has been given, or never will be. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let answer: (one: Received, response: ServerResponse) => number | null = () => 204
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const one = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text || '{}') }
    received.push(one)
    const status = answer(one, response)
    if (status !== null) response.writeHead(status).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // It listens on a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    at: (path) => received.filter((one) => one.path === path),
    answer: (how) => {
      answer = how
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
