import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../templates/project-root.ts'

/** A second of film that stands for one of the demonstration. */
export function demoFilm(): Uint8Array {
  return new Uint8Array(readFileSync(join(projectRoot(), 'api/demo-data/mended.webm')))
}
