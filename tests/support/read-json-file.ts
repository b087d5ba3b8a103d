import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** JSON of a file of this project; the path is counted from its root. */
export function readJsonFile(path: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../..', path), 'utf8'))
}
