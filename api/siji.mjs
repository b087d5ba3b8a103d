#!/usr/bin/env node
// Node 20 strips no types: bundles the command line when a source is newer than the last bundle, then runs it.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['engine', 'api', 'templates']

// No syntax that Node 18 lacks stands above this line, so that an old Node is told what it needs.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。Siji needs Node 20.19 or later.`)
  process.exit(70)
}

/** The newest change among the sources; adding or removing a file changes its folder. */
function newestSource() {
  let newest = Math.max(statSync(join(root, 'package.json')).mtimeMs, statSync(fileURLToPath(import.meta.url)).mtimeMs)
  const folders = sources.map((name) => join(root, name))
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    newest = Math.max(newest, statSync(folder).mtimeMs)
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (/\.(ts|json)$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs)
    }
  }
  return newest
}

/** Where bundles lie: in the checkout, or in a folder of this user where the checkout cannot be written. */
function bundleFolder() {
  const own = join(root, '.siji', 'build')
  try {
    mkdirSync(own, { recursive: true })
    rmSync(mkdtempSync(join(own, 'try-')), { recursive: true })
    return own
  } catch {
    const other = join(tmpdir(), `siji-build-${process.getuid?.() ?? 0}`)
    mkdirSync(other, { recursive: true, mode: 0o700 })
    if (!existsSync(join(other, 'node_modules'))) {
      try {
        symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'))
      } catch {
        // Another start made it first.
      }
    }
    return other
  }
}

/** Keeps the twenty newest: a server that runs still loads parts of its own. */
function removeOldBundles(folder) {
  const bundles = readdirSync(folder)
    .filter((name) => name.startsWith('bundle-'))
    .map((name) => ({ path: join(folder, name), madeAt: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt)
  for (const { path } of bundles.slice(20)) rmSync(path, { recursive: true, force: true })
}

async function bundle() {
  const folder = bundleFolder()
  const newest = newestSource()
  const stamp = join(folder, 'current.json')
  if (existsSync(stamp)) {
    const current = JSON.parse(readFileSync(stamp, 'utf8'))
    if (current.newest === newest && current.root === root && existsSync(join(folder, current.name, 'cli.mjs'))) {
      return join(folder, current.name, 'cli.mjs')
    }
  }

  const { build } = await import('esbuild')
  const making = mkdtempSync(join(folder, 'bundle-'))
  await build({
    entryPoints: {
      cli: join(root, 'api/cli.ts'),
      'rehearsal-worker': join(root, 'api/rehearsal/rehearsal-worker.ts'),
      'drawing-worker': join(root, 'templates/permits/drawing-worker.ts'),
    },
    outdir: making,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'error',
  })
  const name = making.slice(folder.length + 1)
  const next = `${stamp}.${process.pid}`
  writeFileSync(next, JSON.stringify({ name, newest, root }))
  renameSync(next, stamp)
  removeOldBundles(folder)
  return join(making, 'cli.mjs')
}

const entry = await bundle()
const { runCli } = await import(pathToFileURL(entry).href)
process.exitCode = await runCli(process.argv.slice(2))
