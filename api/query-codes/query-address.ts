import type { Config } from '../config.ts'
import { publicAddress } from '../permits/verify-address.ts'

/** Where anyone sees how an application stands: what the QR code of a receipt leads to. */
export function queryAddress(config: Pick<Config, 'origin' | 'host' | 'port'>, number: string, code: string): string {
  return publicAddress(config, `/query?${new URLSearchParams({ number, code })}`)
}
