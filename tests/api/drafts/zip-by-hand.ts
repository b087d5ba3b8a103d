import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a `.zip`, and what is to be wrong with it. */
export interface Packed {
  readonly path: string
  readonly content: string | Buffer
  /** Instead of the path in UTF-8. */
  readonly name?: Buffer
  readonly declaredSize?: number
  readonly flags?: number
  readonly method?: number
  /** Unix mode. */
  readonly mode?: number
  readonly crc?: number
  /** Where its content is said to begin, instead of where it does. */
  readonly at?: number
}

/** A `.zip` that says of itself what it is told to. */
export function zipByHand(files: readonly Packed[], { count = files.length } = {}): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const content = Buffer.from(file.content)
    const deflated = deflateRawSync(content)
    const name = file.name ?? Buffer.from(file.path)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(file.flags ?? 0x800, 2)
    shared.writeUInt16LE(file.method ?? 8, 4)
    shared.writeUInt32LE(file.crc ?? crc32(content), 10)
    shared.writeUInt32LE(deflated.length, 14)
    shared.writeUInt32LE(file.declaredSize ?? content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, name, deflated])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(((file.mode ?? 0o100644) << 16) >>> 0, 6)
    tail.writeUInt32LE(file.at ?? offset, 10)
    // Made by Unix, version 2.0.
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), shared, tail, name]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
