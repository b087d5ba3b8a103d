import type { DraftFiles } from './draft.ts'
import { listOf, readJson, recordOf } from './read-json.ts'

/** What the panel offers from the files beside the diagram. */
export interface ProcessFiles {
  readonly forms: readonly { readonly key: string; readonly title: string }[]
  readonly decisions: readonly { readonly id: string; readonly name: string }[]
  readonly permits: readonly { readonly key: string; readonly name: string }[]
  readonly materials: readonly { readonly code: string; readonly name: string; readonly permits: readonly string[] }[]
  /** What the process says of its jobs: their input, their result. */
  readonly jobHints: { readonly [type: string]: string }
}

/** Reads `process.json`, forms and decisions with care: a draft may hold anything. */
export function readProcessFiles(files: DraftFiles): ProcessFiles {
  const description = readJson(files['process.json'])
  const jobs = entriesOf(description['jobTypes']).map(([type, text]) => [type, chinese(text) ?? type] as const)
  return {
    forms: Object.keys(files).flatMap((path) => {
      const key = /^forms\/(.+)\.json$/.exec(path)?.[1]
      if (key === undefined) return []
      const { title } = recordOf(readJson(files[path])['siji'])
      return [{ key, title: typeof title === 'string' ? title : key }]
    }),
    decisions: Object.entries(files)
      .filter(([path]) => path.endsWith('.dmn'))
      .flatMap(([, text]) => decisionsIn(text)),
    permits: entriesOf(description['permits']).map(([key, permit]) => ({
      key,
      name: chinese(recordOf(permit)['name']) ?? key,
    })),
    materials: listOf(description['materials']).map((material) => ({
      code: String(material['code']),
      name: chinese(material['name']) ?? String(material['code']),
      permits: Array.isArray(material['permits']) ? material['permits'].map(String) : [],
    })),
    jobHints: Object.fromEntries(jobs),
  }
}

/** The decisions that a DMN file holds, by the names that people know. */
export function decisionsIn(dmn: string): readonly { readonly id: string; readonly name: string }[] {
  const document = new DOMParser().parseFromString(dmn, 'application/xml')
  return [...document.getElementsByTagNameNS('*', 'decision')].map((decision) => ({
    id: decision.getAttribute('id') ?? '',
    name: decision.getAttribute('name') ?? decision.getAttribute('id') ?? '',
  }))
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(recordOf(value))
}

function chinese(text: unknown): string | null {
  const { zh } = recordOf(text)
  return typeof zh === 'string' ? zh : null
}
