import { z } from 'zod'
import type { Problem } from '../../engine/index.ts'
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
  if (!parsed.success) return { ok: false, problems: inBothLanguages(json.value, parsed.error) }
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

/** The library says it in one language at a time: it is asked again in Chinese. */
function inBothLanguages(value: unknown, { issues }: z.ZodError): readonly Problem[] {
  const inChinese = parkFile.safeParse(value, { error: z.locales.zhCN().localeError }).error?.issues ?? []
  return issues.map((issue, index) => {
    const { code, path, message } = issue
    if (code === 'custom') return problemAt('invalid-value', path, message, String(issue.params?.['messageZh'] ?? ''))
    return problemAt(code.replaceAll('_', '-'), path, message, inChinese[index]?.message ?? '')
  })
}
