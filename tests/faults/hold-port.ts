import { createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Takes a port and hangs up on everybody, so that whoever had it cannot come back; gives what lets go of it. */
export async function holdPort(port: number): Promise<() => Promise<void>> {
  const server = createServer((socket) => socket.destroy())
  while (!(await listens(server, port))) await pause(5)
  return () => new Promise((resolve) => server.close(() => resolve()))
}

async function listens(server: Server, port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1' }, () => resolve(true))
  })
}
