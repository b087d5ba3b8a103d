import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawCombinedPermits } from '../../templates/permits/draw-combined-permits.ts'
import { openPermitDrawer } from '../../templates/permits/open-permit-drawer.ts'
import type { DrawPermits } from './draw-permits.ts'

/** Draws on a thread of its own where the bundle brought its entry, else on this one. */
export function openDrawing(): DrawPermits {
  const entry = new URL('./drawing-worker.mjs', import.meta.url)
  if (!existsSync(fileURLToPath(entry))) return drawCombinedPermits
  // Never closed: an idle thread keeps no process alive, and a drawing under way is waited for by its job.
  const drawer = openPermitDrawer(entry)
  return (input) => drawer.draw(input)
}
