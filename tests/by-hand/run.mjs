// Bundles a script of this folder and runs it: node tests/by-hand/run.mjs designer-pictures
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const output = join(here, '../../.siji/build/by-hand')
const [, , name = ''] = process.argv

await build({
  entryPoints: [join(here, `${name}.ts`)],
  outdir: output,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
})
await import(pathToFileURL(join(output, `${name}.mjs`)).href)
