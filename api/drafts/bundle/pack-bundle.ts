import { zipSync } from 'fflate'

// The earliest that a `.zip` can say, in local time: the same files make the same bytes everywhere.
const LONG_AGO = new Date(1980, 0, 1)

/** A `.zip` of a process's folder, its picture as `picture.svg`, sorted by path. */
export function packBundle(files: { readonly [path: string]: Uint8Array }, picture: string | null): Buffer {
  const all = { ...files, ...(picture === null ? {} : { 'picture.svg': Buffer.from(picture) }) }
  const sorted = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))
  return Buffer.from(zipSync(Object.fromEntries(sorted), { mtime: LONG_AGO, level: 9 }))
}
