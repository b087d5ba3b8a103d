import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'

/** Where the designer's bundle lies: `designer/dist`, or a folder of this user where the checkout cannot be written. */
export function placeBundle(): string {
  const own = join(projectRoot(), 'designer')
  try {
    accessSync(own, constants.W_OK)
    return join(own, 'dist')
  } catch {
    return join(tmpdir(), `siji-designer-${process.getuid?.() ?? 0}`)
  }
}
