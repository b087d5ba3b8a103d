import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'
import { withFolderLock } from '../database/folder-lock.ts'
import { type BundleEntry, manifestSchema } from './bundle.ts'
import { placeBundle } from './place-bundle.ts'

const entries: readonly BundleEntry[] = ['diagram', 'editor']

// The rooms that the designer imports.
const SOURCES = [
  'designer',
  ...['model', 'calendar', 'expressions', 'decisions', 'lifecycles', 'core', 'simulate', 'verify'].map(
    (room) => `engine/${room}`,
  ),
  'processes/seven-permits',
]

/** Builds the designer's bundle with Vite where there is none or a source is newer; says whether it had to. */
export async function buildBundle(): Promise<boolean> {
  const folder = placeBundle()
  const lock = join(tmpdir(), `siji-designer-lock-${process.getuid?.() ?? 0}`)
  return await withFolderLock(lock, async () => {
    const stamp = join(folder, 'stamp.json')
    const newest = newestSource()
    if (isBuilt(folder, stamp, newest)) return false
    const { build } = await import('vite')
    const configFile = join(projectRoot(), 'designer', 'vite.config.ts')
    for (const mode of entries) {
      await build({ configFile, configLoader: 'runner', mode, build: { outDir: join(folder, mode) } })
    }
    writeManifest(folder)
    writeFileSync(stamp, JSON.stringify({ newest }))
    return true
  })
}

/** Both bundles in one manifest at the place where Vite puts its own: files are named from the folder of the whole. */
function writeManifest(folder: string): void {
  const both = entries.flatMap((entry) => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, entry, 'manifest.json'), 'utf8')))
    const placed = (files: readonly string[] = []) => files.map((file) => `${entry}/${file}`)
    return Object.entries(manifest).map(([key, chunk]) => {
      const { css, assets } = chunk
      const more = { ...(css && { css: placed(css) }), ...(assets && { assets: placed(assets) }) }
      return [key, { ...chunk, file: `${entry}/${chunk.file}`, ...more }] as const
    })
  })
  mkdirSync(join(folder, '.vite'), { recursive: true })
  writeFileSync(join(folder, '.vite', 'manifest.json'), JSON.stringify(Object.fromEntries(both), null, 2))
}

function isBuilt(folder: string, stamp: string, newest: number): boolean {
  if (!existsSync(stamp) || !existsSync(join(folder, '.vite', 'manifest.json'))) return false
  const found: unknown = JSON.parse(readFileSync(stamp, 'utf8'))
  return typeof found === 'object' && found !== null && 'newest' in found && found.newest === newest
}

/** The newest change among the sources and the lock file; adding or removing a file changes its folder. */
function newestSource(): number {
  const root = projectRoot()
  let newest = statSync(join(root, 'package.json')).mtimeMs
  const folders = SOURCES.map((name) => join(root, name))
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    newest = Math.max(newest, folder.endsWith('designer') ? 0 : statSync(folder).mtimeMs)
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory() && entry.name !== 'dist') folders.push(path)
      else if (entry.isFile()) newest = Math.max(newest, statSync(path).mtimeMs)
    }
  }
  return newest
}
