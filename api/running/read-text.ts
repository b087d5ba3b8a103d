import { existsSync, readFileSync } from 'node:fs'

/** A file as text, `-` standard input; `null` where there is no such file. */
export function readText(path: string): string | null {
  if (path === '-') return readFileSync(0, 'utf8')
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
