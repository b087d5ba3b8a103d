import { strToU8, zipSync } from 'fflate'
import type { DraftFiles } from './draft.ts'

/** Every file of a draft in one `.zip`, which the page of drafts takes back. */
export function packFiles(files: DraftFiles): Blob {
  const packed = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])))
  // A view of a buffer of its own, which the types of `Blob` want said.
  return new Blob([new Uint8Array(packed)], { type: 'application/zip' })
}
