import type { Problem } from '../../engine/index.ts'
import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import { findContradictions } from './find-contradictions.ts'
import { type ParkFile, parkFile } from './park-file.ts'
import { problemAt } from './problem-at.ts'

export type ReadParkFile =
  | { readonly ok: true; readonly file: ParkFile }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads and checks the text of a park file; every mistake is told, with its path in the JSON. */
export function readParkFile(text: string): ReadParkFile {
  const json = parseJson(text)
  if ('problem' in json) return { ok: false, problems: [json.problem] }
  const parsed = parkFile.safeParse(json.value)
  if (!parsed.success) {
    const issues = issuesInBothLanguages(parkFile, json.value)
    const problems = issues.map(({ code, path, message, messageZh }) =>
      problemAt(code === 'custom' ? 'invalid-value' : code, path, message, messageZh),
    )
    return { ok: false, problems }
  }
  const problems = findContradictions(parsed.data)
  return problems.length === 0 ? { ok: true, file: parsed.data } : { ok: false, problems }
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: Problem } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { problem: problemAt('invalid-json', [], `Expected JSON: ${detail}`, `不是有效的 JSON：${detail}`) }
  }
}
