import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Drawable, drawDocument } from '../../templates/draw-document.ts'
import { openPermitDrawer } from '../../templates/permits/open-permit-drawer.ts'

export type DrawDocument = (input: Drawable) => Promise<Uint8Array>

let opened: DrawDocument | null = null

/** Draws on a thread of its own, the one for all, where the bundle brought its entry, else on this one. */
export function openDrawing(): DrawDocument {
  opened ??= open()
  return opened
}

function open(): DrawDocument {
  const entry = new URL('./drawing-worker.mjs', import.meta.url)
  if (!existsSync(fileURLToPath(entry))) return drawDocument
  // Never closed: an idle thread keeps no process alive, and a drawing under way is waited for by its job.
  const drawer = openPermitDrawer(entry)
  return (input) => drawer.draw(input)
}
