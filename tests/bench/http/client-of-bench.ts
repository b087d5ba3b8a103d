import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A program outside: two connections take jobs, and many complete them, one request after the other. */
export interface ClientAsked {
  readonly port: number
  readonly token: string
  readonly connections: number
  readonly milliseconds: number
}

interface Job {
  readonly instanceId: string
  readonly key: number
  readonly attempt: number
}

interface Lot {
  readonly jobs: readonly Job[]
}

const PATH = '/api/v1/parks/demo/jobs'
const worker = 'bench'

/** Jobs at a time, by so many connections beside those that complete, while there are not enough. */
const MOST = 50
const TAKERS = 2
const ENOUGH = 500

/** As a process of its own, told by its parent what to do; it answers with the completions that were acknowledged. */
export function runClient(): void {
  process.on('message', async (asked: ClientAsked) => {
    process.send?.(await completeAll(asked))
  })
  process.on('disconnect', () => process.exit())
  process.send?.('ready')
}

async function completeAll({ port, token, connections, milliseconds }: ClientAsked): Promise<number> {
  const until = performance.now() + milliseconds
  const jobs: Job[] = []
  let completed = 0
  const take = async () => {
    const speak = openSpeaker(port, token)
    while (performance.now() < until) {
      if (jobs.length > ENOUGH) await pause(5)
      else jobs.push(...(await speak.post<Lot>(`${PATH}/fetch`, { worker, types: ['measure'], most: MOST })).jobs)
    }
    speak.close()
  }
  const complete = async () => {
    const speak = openSpeaker(port, token)
    while (performance.now() < until) {
      const job = jobs.shift()
      if (job === undefined) await pause(5)
      else {
        await speak.post(`${PATH}/${job.instanceId}/${job.key}/complete`, { worker, attempt: job.attempt })
        completed += 1
      }
    }
    speak.close()
  }
  await Promise.all([...Array.from({ length: TAKERS }, take), ...Array.from({ length: connections }, complete)])
  return completed
}

/** One connection of HTTP/1.1, opened anew when the server has had enough of it. */
function openSpeaker(port: number, token: string) {
  let socket: Socket | null = null
  let text = ''
  let told: ((body: string) => void) | null = null

  const hear = (part: string) => {
    text += part
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = text.slice(0, end).toLowerCase()
    const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0)
    if (Buffer.byteLength(text) - Buffer.byteLength(text.slice(0, end + 4)) < length) return
    const body = text.slice(end + 4)
    text = ''
    if (head.includes('connection: close')) {
      socket?.destroy()
      socket = null
    }
    if (!head.startsWith('http/1.1 200')) throw new Error(`Expected an acknowledgement, but got ${head} ${body}`)
    told?.(body)
  }

  return {
    post: async <Answer>(path: string, content: object): Promise<Answer> => {
      socket ??= connect(port, '127.0.0.1').setNoDelay().setEncoding('utf8').on('data', hear)
      const body = JSON.stringify(content)
      const answer = new Promise<string>((resolve) => {
        told = resolve
      })
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
      return JSON.parse(await answer)
    },
    close: () => socket?.destroy(),
  }
}
