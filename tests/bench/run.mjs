// Bundles the benchmarks and runs one: node tests/bench/run.mjs core|durable|scale|timers|clocks|nodes|pages|findings|designer [--quick]
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const output = join(here, '../../.siji/build/bench')
mkdirSync(output, { recursive: true })

await build({
  entryPoints: [join(here, 'main.ts')],
  outdir: output,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
})
await import(pathToFileURL(join(output, 'main.mjs')).href)
