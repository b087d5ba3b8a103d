import { createServer } from 'node:net'
import { StartError } from '../database/start-error.ts'

/** Refuses early, before anything slow begins, where somebody else listens on the port. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (cause) => reject(explainListenError(cause, host, port)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** A sentence for what `listen` says. */
export function explainListenError(cause: unknown, host: string, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'EADDRINUSE') {
    return new StartError(
      'port-in-use',
      `Port ${port} on ${host} is in use by another program. PORT chooses another one: PORT=${port + 1} npm start`,
      `端口 ${port}（${host}）已被其他程序占用，可用 PORT 指定其他端口：PORT=${port + 1} npm start`,
      { cause },
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      'address-unusable',
      `Cannot listen on ${host} port ${port} (${String(code)}). HOST and PORT choose another address.`,
      `无法监听 ${host} 端口 ${port}（${String(code)}），可用 HOST 和 PORT 指定其他地址。`,
      { cause },
    )
  }
  return cause
}
