import { scenarioTitle } from '../../../engine/model/scenario-title.ts'
import type { DraftFiles } from '../draft/draft.ts'
import type { Line } from '../simulation/world/line.ts'

const PATH = /^scenarios\/([\p{L}\p{N}_.-]+)\.jsonl$/u

/** A scenario of the draft: `scenarios/<name>.jsonl`, what it is for in comments at its top. */
export interface DraftScenario {
  readonly path: string
  readonly name: string
  /** What people call it. */
  readonly title: string
  readonly text: string
  readonly description: string
}

export function scenariosOf(files: DraftFiles): readonly DraftScenario[] {
  return Object.keys(files)
    .sort()
    .flatMap((path) => {
      const name = PATH.exec(path)?.[1]
      const text = files[path]
      if (name === undefined || text === undefined) return []
      return [{ path, name, title: scenarioTitle(text) ?? name, text, description: descriptionOf(text) }]
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

/** A script as a file: its title, what it is for, then one step a line. */
export function writeScenario(title: string, description: string, lines: readonly Line[]): string {
  const words = description.trim()
  const above = words === '' ? [] : words.split('\n').map((line) => `# ${line}`)
  return `${[titleLine(title), ...above, ...lines.map((line) => JSON.stringify(line))].join('\n')}\n`
}

/** The same scenario under another title. */
export function withTitle(text: string, title: string): string {
  const rest = scenarioTitle(text) === null ? text : text.split('\n').slice(1).join('\n')
  return `${titleLine(title)}\n${rest}`
}

function titleLine(title: string): string {
  return `# 标题：${title.replaceAll(/\s+/g, ' ').trim()}`
}

function descriptionOf(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith('#'))
  return lines
    .slice(scenarioTitle(text) === null ? 0 : 1, end < 0 ? lines.length : end)
    .map((line) => line.replace(/^#\s*/, ''))
    .join('\n')
}
