import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of Siji's own package.json: what is read at run time is found from there, wherever the bundle lies. */
export function projectRoot(): string {
  const [, script] = process.argv
  const starts = [fileURLToPath(import.meta.url), ...(script && existsSync(script) ? [realpathSync(script)] : [])]
  for (const start of starts) {
    for (let folder = dirname(start); folder !== dirname(folder); folder = dirname(folder)) {
      if (isSiji(join(folder, 'package.json'))) return folder
    }
  }
  throw new Error(`Expected one of ${starts.join(', ')} to lie in a folder of the package "siji", but none does.`)
}

function isSiji(manifest: string): boolean {
  if (!existsSync(manifest)) return false
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
  return typeof content === 'object' && content !== null && 'name' in content && content.name === 'siji'
}
