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

const ADDRESS = '/assets/designer/'

const manifestSchema = z.record(
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

let read: Manifest | null = null

/** What the template of a page needs to load the entry. */
export function entryAssets(entry: BundleEntry): EntryAssets {
  const manifest = readManifest()
  const chunk = Object.values(manifest).find((each) => each.isEntry === true && each.name === entry)
  if (chunk === undefined) throw new Error(`Expected the designer's bundle to hold ${entry}; run npm run build.`)
  return { script: ADDRESS + chunk.file, styles: stylesOf(manifest, chunk).map((file) => ADDRESS + file) }
}

/** The content of one file of the bundle; `null` for whatever the manifest does not name. */
export function readBundleFile(path: string): Buffer | null {
  const named = Object.values(readManifest()).some(
    ({ file, css, assets }) => file === path || css?.includes(path) === true || assets?.includes(path) === true,
  )
  return named ? readFileSync(join(placeBundle(), path)) : null
}

function stylesOf(manifest: Manifest, chunk: Manifest[string]): readonly string[] {
  const imported = (chunk.imports ?? []).flatMap((key) => {
    const other = manifest[key]
    return other === undefined ? [] : stylesOf(manifest, other)
  })
  return [...new Set([...imported, ...(chunk.css ?? [])])]
}

/** Read once: a server serves the bundle with which it started. */
function readManifest(): Manifest {
  read ??= manifestSchema.parse(JSON.parse(readFileSync(join(placeBundle(), 'manifest.json'), 'utf8')))
  return read
}
