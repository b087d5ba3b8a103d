import type { IncomingMessage } from 'node:http'
import { serverLimits } from './load.ts'

const NOWHERE = '/unreadable-address'

/**
 * The address that a request is routed by. One that cannot be decoded, or names something longer than anything of ours
 * is called, leads to where there is nothing: the answer is our own *not found* rather than a library's.
 */
export function readableAddress({ url = '/' }: IncomingMessage): string {
  return url
    .replace(/[?#].*$/s, '')
    .split('/')
    .every(isReadable)
    ? url
    : NOWHERE
}

function isReadable(part: string): boolean {
  try {
    return decodeURIComponent(part).length <= serverLimits.routerOptions.maxParamLength
  } catch {
    return false
  }
}
