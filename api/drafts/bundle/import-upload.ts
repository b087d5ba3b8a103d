import { type Imported, importProcess } from '../import-process.ts'
import { isZip, openBundle } from './open-bundle.ts'

/** A file of anybody's as a draft: one diagram, or a `.zip` of a whole process; told apart by what it begins with. */
export async function importUpload(bytes: Uint8Array): Promise<Imported> {
  return isZip(bytes) ? await openBundle(bytes) : await importProcess(bytes)
}
