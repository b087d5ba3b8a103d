import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

export interface Stylesheet {
  /** Its address; it changes with its content, so that it may be kept for ever. */
  readonly href: string
  readonly content: string
}

// In the order of the cascade.
const sheets = [
  'tokens',
  'base',
  'frame',
  'parts',
  'stage-line',
  'table',
  'form',
  'field',
  'home',
  'deadline',
  'inbox',
  'task-page',
  'window',
  'sheet',
  'survey',
  'enterprise',
  'designer',
  'compare',
  'manager',
  'instance',
  'calendar',
  'touch',
  'print',
]

let read: Stylesheet | null = null

/** The one stylesheet of all pages, read once. */
export function stylesheet(): Stylesheet {
  read ??= readSheets()
  return read
}

function readSheets(): Stylesheet {
  const folder = join(projectRoot(), 'templates', 'styles')
  const content = sheets.map((sheet) => readFileSync(join(folder, `${sheet}.css`), 'utf8')).join('\n')
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return { href: `/assets/siji-${digest}.css`, content }
}
