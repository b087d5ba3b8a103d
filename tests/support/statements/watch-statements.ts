import { connect, createServer, type Socket } from 'node:net'

/** Reads along what clients send to PostgreSQL. */
export interface StatementWatch {
  /** The same address by way of the watch. */
  readonly url: string
  /** Every different statement that has passed, as it was sent. */
  readonly statements: ReadonlySet<string>
  /** How many have been executed. */
  readonly executed: () => number
  /** How often an answer was asked for: once for what is prepared, twice where the server is first asked what it means. */
  readonly asked: () => number
  readonly close: () => Promise<void>
}

/** Stands before the server of `url` and notes each statement of the wire protocol: nothing that is sent escapes it. */
export async function watchStatements(url: string): Promise<StatementWatch> {
  const target = new URL(url)
  const statements = new Set<string>()
  let executed = 0
  let asked = 0
  const sockets = new Set<Socket>()

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname)
    keep(client)
    keep(database)
    const read = readMessages(
      (statement) => statements.add(statement),
      () => {
        executed += 1
      },
      () => {
        asked += 1
      },
    )
    client.on('data', (bytes) => {
      read(bytes)
      database.write(bytes)
    })
    database.on('data', (bytes) => client.write(bytes))
    client.on('close', () => database.end())
    database.on('close', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    statements,
    executed: () => executed,
    asked: () => asked,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Takes a client's bytes apart: a start-up message without a letter, then a letter and a length before each. */
function readMessages(
  note: (statement: string) => void,
  execute: () => void,
  ask: () => void,
): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let letters = 0
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    for (;;) {
      if (rest.length < letters + 4) return
      const length = letters + rest.readUInt32BE(letters)
      if (rest.length < length) return
      const letter = letters === 0 ? '' : String.fromCharCode(rest[0] ?? 0)
      const texts = rest
        .subarray(letters + 4, length)
        .toString('utf8')
        .split('\0')
      // Q: the text. P: the name under which it is prepared, then the text.
      // E: executes what was bound. S and H: wants the answers to all of it.
      if (letter === 'Q' || letter === 'E') execute()
      if (letter === 'Q' || letter === 'S' || letter === 'H') ask()
      if (letter === 'Q') note(texts[0] ?? '')
      if (letter === 'P') note(texts[1] ?? '')
      rest = rest.subarray(length)
      letters = 1
    }
  }
}
