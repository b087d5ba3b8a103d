import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { placeBundle } from './place-bundle.ts'

/** `editor` is for managers only; `diagram` may stand on any page. */
export type BundleEntry = 'editor' | 'diagram'

/** Addresses of what a page loads for an entry; they change with the content. */
export interface EntryAssets {
  readonly script: string
  readonly styles: readonly string[]
}

/** Vite's manifest, as far as it is read here. */
export const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    name: z.string().optional(),
    isEntry: z.boolean().optional(),
    css: z.array(z.string()).optional(),
    assets: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
)

type Manifest = z.infer<typeof manifestSchema>

const read = new Map<BundleEntry, Manifest>()

/** What the template of a page needs to load the entry. */
export function entryAssets(entry: BundleEntry): EntryAssets {
  const manifest = readManifest(entry)
  const chunk = Object.values(manifest).find(({ isEntry }) => isEntry === true)
  if (chunk === undefined) throw new Error(`Expected the designer's bundle to hold ${entry}; run npm run build.`)
  const address = `/assets/designer/${entry}/`
  return { script: address + chunk.file, styles: stylesOf(manifest, chunk).map((file) => address + file) }
}

/** The content of one file of a bundle; `null` for whatever its manifest does not name. */
export function readBundleFile(entry: BundleEntry, path: string): Buffer | null {
  const isNamed = Object.values(readManifest(entry)).some(
    ({ file, css, assets }) => file === path || css?.includes(path) === true || assets?.includes(path) === true,
  )
  return isNamed ? readFileSync(join(placeBundle(), entry, path)) : null
}

function stylesOf(manifest: Manifest, chunk: Manifest[string]): readonly string[] {
  const imported = (chunk.imports ?? []).flatMap((key) => {
    const other = manifest[key]
    return other === undefined ? [] : stylesOf(manifest, other)
  })
  return [...new Set([...imported, ...(chunk.css ?? [])])]
}

/** Read once: a server serves the bundle with which it started. */
function readManifest(entry: BundleEntry): Manifest {
  const known = read.get(entry)
  if (known !== undefined) return known
  const text = readFileSync(join(placeBundle(), entry, 'manifest.json'), 'utf8')
  const manifest = manifestSchema.parse(JSON.parse(text))
  read.set(entry, manifest)
  return manifest
}
