/** What a `.zip` says of one of its files, checked; nothing is inflated yet. */
export interface ZipEntry {
  readonly path: string
  readonly isDeflated: boolean
  readonly isFolder: boolean
  readonly compressed: Uint8Array
  /** Declared size in bytes, to be held to. */
  readonly size: number
  readonly crc: number
}

/** Why a `.zip` is not taken: the rule, and what was found. */
export class BadZip extends Error {
  readonly rule: ZipRule
  readonly found: string

  constructor(rule: ZipRule, found: string) {
    super(`${rule}: ${found}`)
    this.rule = rule
    this.found = found
  }
}

export type ZipRule =
  | 'broken'
  | 'too-many-entries'
  | 'too-large'
  | 'encrypted'
  | 'method'
  | 'not-utf-8'
  | 'path'
  | 'duplicate'
  | 'link'
  | 'size'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 300
const ENCRYPTED = 0x1 | 0x40
const [UNIX, KIND, FILE, FOLDER] = [3, 0o170000, 0o100000, 0o040000]

/**
 * Reads the directory of a `.zip` (APPNOTE 6.3.10 §4.3.12) and holds every entry to it: no path leads out of the
 * folder, no two are one, nothing is encrypted, linked or laid over another. Throws `BadZip`.
 */
export function readZipDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const zip = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(zip)
  const count = zip.getUint16(end + 10, true)
  const start = zip.getUint32(end + 16, true)
  const isWhole = zip.getUint32(end + 4, true) === 0 && zip.getUint16(end + 8, true) === count
  // Zip64 marks with the highest numbers what stands elsewhere: far beyond what is taken here.
  if (!isWhole || start + zip.getUint32(end + 12, true) > end) throw new BadZip('broken', 'directory')
  if (count > MOST_ENTRIES) throw new BadZip('too-many-entries', String(count))
  const entries: ZipEntry[] = []
  const taken: Span[] = [[start, end]]
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || zip.getUint32(at, true) !== ENTRY) throw new BadZip('broken', 'entry')
    entries.push(readEntry(bytes, zip, at, taken))
    at += 46 + [28, 30, 32].reduce((sum, each) => sum + zip.getUint16(at + each, true), 0)
  }
  // More than it counts.
  if (at !== start + zip.getUint32(end + 12, true)) throw new BadZip('broken', 'directory')
  const names = entries.map(({ path }) => path.toLowerCase())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new BadZip('duplicate', twice)
  return entries
}

type Span = readonly [from: number, to: number]

/** From the end: what follows the directory is a comment of the length that it says. */
function findEnd(zip: DataView): number {
  for (let at = zip.byteLength - 22; at >= Math.max(0, zip.byteLength - 22 - 0xffff); at -= 1) {
    if (zip.getUint32(at, true) === END && at + 22 + zip.getUint16(at + 20, true) === zip.byteLength) return at
  }
  throw new BadZip('broken', 'end')
}

function readEntry(bytes: Uint8Array, zip: DataView, at: number, taken: Span[]): ZipEntry {
  const path = readPath(bytes.subarray(at + 46, at + 46 + zip.getUint16(at + 28, true)))
  const method = zip.getUint16(at + 10, true)
  const mode = (zip.getUint32(at + 38, true) >>> 16) & KIND
  if ((zip.getUint16(at + 8, true) & ENCRYPTED) !== 0) throw new BadZip('encrypted', path)
  if (method !== 0 && method !== 8) throw new BadZip('method', path)
  // Other systems leave the mode empty.
  if (zip.getUint8(at + 5) === UNIX && ![0, FILE, FOLDER].includes(mode)) throw new BadZip('link', path)
  const length = zip.getUint32(at + 20, true)
  const size = zip.getUint32(at + 24, true)
  const local = zip.getUint32(at + 42, true)
  if (local + 30 > zip.byteLength || zip.getUint32(local, true) !== LOCAL) throw new BadZip('broken', path)
  const from = local + 30 + zip.getUint16(local + 26, true) + zip.getUint16(local + 28, true)
  const span: Span = [local, from + length]
  // Files laid over one another make much of little.
  if (taken.some(([begin, end]) => span[0] < end && begin < span[1])) throw new BadZip('broken', path)
  taken.push(span)
  const compressed = bytes.subarray(from, from + length)
  const crc = zip.getUint32(at + 16, true)
  return { path, isDeflated: method === 8, isFolder: path.endsWith('/'), compressed, size, crc }
}

function readPath(bytes: Uint8Array): string {
  let path: string
  try {
    path = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadZip('not-utf-8', new TextDecoder('gb18030').decode(bytes))
  }
  const parts = path.replace(/\/$/, '').split('/')
  const isOutside = parts.some((part) => part === '' || part === '.' || part === '..')
  // A drive, a path of another system, or what no file should be called.
  if (isOutside || /[\\:\p{Cc}]/u.test(path)) throw new BadZip('path', path)
  return path
}
