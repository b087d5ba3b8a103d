import { join } from 'node:path'
import { build } from 'esbuild'
import { openBrowser } from '../../../support/browser.ts'
import type { Trip } from './in-page.ts'

export interface Trips {
  readonly trip: (xml: string) => Promise<Trip>
  readonly deleteFromFirst: (xml: string, id: string) => Promise<readonly [saved: string, afterUndo: string]>
  readonly addFurtherPicture: (xml: string, ids: readonly string[]) => Promise<string>
  readonly close: () => Promise<void>
}

/** A page that opens file after file in the editor's own canvas: the page around it would cost a second for each. */
export async function openTrips(): Promise<Trips> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    loader: { '.css': 'empty' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  return {
    trip: (xml) => page.evaluate(`roundTrip(${JSON.stringify(xml)})`),
    deleteFromFirst: (xml, id) => page.evaluate(`deleteFromFirst(${JSON.stringify(xml)}, ${JSON.stringify(id)})`),
    addFurtherPicture: (xml, ids) => page.evaluate(`addFurtherPicture(${JSON.stringify(xml)}, ${JSON.stringify(ids)})`),
    close: () => browser.close(),
  }
}
