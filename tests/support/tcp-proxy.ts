import { connect, createServer, type Socket } from 'node:net'

/** Stands between a client and its database, and does to the way between them what networks do. */
export interface TcpProxy {
  readonly port: number
  /** Everything passes; so it begins. */
  readonly pass: () => void
  /** Takes connections and bytes and lets nothing through, in either direction. */
  readonly swallow: () => void
  /** Hangs up on everybody, and on whoever comes. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

export async function openTcpProxy(targetPort: number): Promise<TcpProxy> {
  let mode: 'pass' | 'swallow' | 'cut' = 'pass'
  const sockets = new Set<Socket>()

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  const server = createServer((client) => {
    keep(client)
    if (mode === 'cut') {
      client.destroy()
      return
    }
    const database = connect(targetPort, '127.0.0.1')
    keep(database)
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      from.on('data', (bytes) => mode === 'pass' && to.write(bytes))
      from.on('close', () => to.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    pass: () => {
      mode = 'pass'
    },
    swallow: () => {
      mode = 'swallow'
    },
    cut: () => {
      mode = 'cut'
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
