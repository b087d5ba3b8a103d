import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Stands between a client and its database, and does to the way between them what networks do. */
export interface TcpProxy {
  readonly port: number
  /** Everything passes, first of all what was held back; so it begins. */
  readonly pass: () => void
  /** Takes connections and bytes and lets nothing through, in either direction. */
  readonly swallow: () => void
  /** Lets requests pass at once and every answer that much later, in milliseconds, until `pass`. */
  readonly delay: (milliseconds: number) => void
  /** Hangs up on everybody, and on whoever comes. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

export async function openTcpProxy(targetPort: number): Promise<TcpProxy> {
  let mode: 'pass' | 'swallow' | 'cut' = 'pass'
  let lag = 0
  let waitingToPass: (() => void)[] = []
  const sockets = new Set<Socket>()

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }

  async function whenPassing(): Promise<void> {
    while (mode !== 'pass') await new Promise<void>((resolve) => waitingToPass.push(resolve))
  }

  /** Bytes keep their order and none is lost from between others, or an answer would be taken for another's. */
  function carry(from: Socket, to: Socket, lagNow: () => number): void {
    let before = Promise.resolve()
    let held = 0
    function inTurn(step: () => void): void {
      const late = lagNow()
      if (mode === 'pass' && late === 0 && held === 0) {
        step()
        return
      }
      const dueAt = performance.now() + late
      held += 1
      before = before.then(async () => {
        await pause(dueAt - performance.now())
        await whenPassing()
        held -= 1
        step()
      })
    }
    from.on('data', (bytes) => inTurn(() => to.write(bytes)))
    from.on('close', () => inTurn(() => to.end()))
  }

  const server = createServer((client) => {
    keep(client)
    if (mode === 'cut') {
      client.destroy()
      return
    }
    const database = connect(targetPort, '127.0.0.1')
    keep(database)
    carry(client, database, () => 0)
    carry(database, client, () => lag)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()

  function change(to: typeof mode, milliseconds: number): void {
    mode = to
    lag = milliseconds
    const waiting = waitingToPass
    waitingToPass = []
    for (const go of waiting) go()
  }

  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    pass: () => change('pass', 0),
    swallow: () => change('swallow', 0),
    delay: (milliseconds) => change('pass', milliseconds),
    cut: () => {
      change('cut', 0)
      for (const socket of sockets) socket.destroy()
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
