import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../../templates/project-root.ts'

/** One place in one source file that is changed on its way into the bundle; the file stays as it is. */
export interface Plant {
  readonly name: string
  readonly file: string
  readonly from: string
  readonly to: string
}

/** Makes one script of a node, with a fault planted in it or without, and says where it lies. */
export async function bundleNode(plant: Plant | null = null): Promise<string> {
  // Inside the checkout, where it finds its libraries.
  const outfile = join(projectRoot(), '.siji', 'faults', `node-${process.pid}-${plant?.name ?? 'sound'}.mjs`)
  await build({
    entryPoints: [join(import.meta.dirname, 'node-process.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: plant === null ? [] : [planting(plant)],
  })
  return outfile
}

export function timesIn(code: string, text: string): number {
  return code.split(text).length - 1
}

/** For esbuild: changes that place as the file is read. */
export function planting({ name, file, from, to }: Plant) {
  const path = join(projectRoot(), file)
  const code = readFileSync(path, 'utf8')
  if (timesIn(code, from) !== 1) throw new Error(`Expected this once in ${file}: ${from}`)
  return {
    name,
    setup: (bundle: import('esbuild').PluginBuild) => {
      bundle.onLoad({ filter: /\.ts$/ }, (loaded) =>
        loaded.path === path ? { contents: code.replace(from, () => to), loader: 'ts' } : null,
      )
    },
  }
}
