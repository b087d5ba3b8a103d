import { Parser } from 'saxen'
import type { DeploymentFiles } from '../../engine/index.ts'

/** The files of a deployment as text: `process.bpmn`, `forms/review.json`, `decisions/….dmn`, `process.json`. */
export interface DraftFiles {
  readonly [path: string]: string
}

export interface DraftHead {
  readonly id: string
  readonly title: string
  readonly processId: string | null
  /** The version that it was opened from. */
  readonly basedOn: number | null
  readonly revision: number
  readonly savedAt: Date
  /** Name of the person. */
  readonly savedBy: string
}

export interface Draft extends DraftHead {
  readonly files: DraftFiles
}

/** The diagram that is edited; a deployment may hold others beside it. */
export function diagramPath(files: DraftFiles): string | null {
  const paths = Object.keys(files).filter((path) => path.endsWith('.bpmn'))
  return paths.includes('process.bpmn') ? 'process.bpmn' : (paths.sort()[0] ?? null)
}

/** Id and name of the first process that the diagram declares; `null` where none can be found. */
export function declaredProcess(files: DraftFiles): { readonly id: string; readonly name: string | null } | null {
  const path = diagramPath(files)
  let found: { readonly id: string; readonly name: string | null } | null = null
  const parser = new Parser()
  parser.on('openTag', (tag, readAttributes, decode) => {
    if (!/^(\w+:)?process$/.test(tag)) return
    const attributes = readAttributes() || {}
    if (attributes['id'] !== undefined) {
      found = { id: attributes['id'], name: attributes['name'] === undefined ? null : decode(attributes['name']) }
    }
    parser.stop()
  })
  // What cannot be read any further declares what it declared so far.
  parser.on('error', () => parser.stop())
  parser.parse(path === null ? '' : (files[path] ?? ''))
  return found
}

export function bytesOf(files: DraftFiles): DeploymentFiles {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]))
}

/** XML that has been decoded is UTF-8 from here on, and so its declaration says. */
export function declareUtf8(xml: string): string {
  return xml.replace(/^(<\?xml[^>]*?encoding\s*=\s*["'])[^"']*/, '$1UTF-8')
}
