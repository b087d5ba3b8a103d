import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Decides which addresses may be connected to, so that nobody makes this server speak to its own neighbours. */
export interface AddressGuard {
  readonly isAllowed: (address: string) => boolean
  /** For `http.request`: resolves a name, and gives its addresses only if every one of them is allowed. */
  readonly lookup: LookupFunction
}

/** A name led to an address that is not public. */
export class ForbiddenAddress extends Error {
  readonly code = 'forbidden-address'

  constructor(host: string) {
    super(`Expected ${host} to lead to public addresses only, but it leads to another.`)
    this.name = 'ForbiddenAddress'
  }
}

/** What is not public by IANA's registries of special-purpose addresses, and what clouds answer of themselves. */
const notPublic = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
])

/** All that is public of version 6 lies here: neither loopback, nor local, nor a disguise of version 4. */
const global6 = listOf(['2000::/3'])

/** `allowed`: networks such as `10.20.0.0/16` that may be reached though they are not public. */
export function createAddressGuard(allowed: readonly string[]): AddressGuard {
  const exceptions = listOf(allowed)

  function isAllowed(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (isIP(address) === 0) return false
    if (exceptions.check(address, family)) return true
    return !notPublic.check(address, family) && (family === 'ipv4' || global6.check(address, family))
  }

  return {
    isAllowed,
    lookup: (host, options, callback) => {
      resolve(host, { ...options, all: true }, (error, found) => {
        if (error !== null) return callback(error, [])
        const [first] = found
        if (first === undefined || !found.every(({ address }) => isAllowed(address)))
          return callback(new ForbiddenAddress(host), [])
        if (options.all === true) return callback(null, found)
        callback(null, first.address, first.family)
      })
    },
  }
}

/** Whether a text names a network as the guard takes it: `10.0.0.0/8`, `::1/128`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/')
  const family = isIP(address)
  return rest.length === 0 && family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits = ''] = network.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
