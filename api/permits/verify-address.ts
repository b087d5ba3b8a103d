import type { Config } from '../config.ts'

/** Where a permit can be checked by anyone: what its QR code leads to. */
export function verifyAddress(config: Pick<Config, 'origin' | 'host' | 'port'>, code: string): string {
  return publicAddress(config, `/verify/${code}`)
}

/** The whole address of a page of ours. */
export function publicAddress(config: Pick<Config, 'origin' | 'host' | 'port'>, path: string): string {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return `${config.origin ?? `http://${host}:${config.port}`}${path}`
}
