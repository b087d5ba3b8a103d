import type { DraftFiles } from '../draft/draft.ts'
import type { Line } from '../simulation/world/line.ts'

const PATH = /^scenarios\/([\p{L}\p{N}_.-]+)\.jsonl$/u

/** A scenario of the draft: `scenarios/<name>.jsonl`, what it is for in comments at its top. */
export interface DraftScenario {
  readonly path: string
  readonly name: string
  readonly text: string
  readonly description: string
}

export function scenariosOf(files: DraftFiles): readonly DraftScenario[] {
  return Object.keys(files)
    .sort()
    .flatMap((path) => {
      const name = PATH.exec(path)?.[1]
      const text = files[path]
      return name === undefined || text === undefined ? [] : [{ path, name, text, description: descriptionOf(text) }]
    })
}

/** Where a scenario of that name lies; blanks and signs that no path may have become `-`. */
export function scenarioPathOf(name: string): string | null {
  const plain = name
    .normalize('NFC')
    .trim()
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return plain === '' ? null : `scenarios/${plain.slice(0, 80)}.jsonl`
}

/** A script as a file: one step a line, what it is for above. */
export function writeScenario(description: string, lines: readonly Line[]): string {
  const words = description.trim()
  const above = words === '' ? [] : words.split('\n').map((line) => `# ${line}`)
  return `${[...above, ...lines.map((line) => JSON.stringify(line))].join('\n')}\n`
}

function descriptionOf(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#\s*/, ''))
    .join('\n')
}
