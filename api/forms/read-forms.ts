import type { DeploymentFiles } from '../../engine/index.ts'
import type { FileProblem } from './file-problem.ts'
import type { Form } from './form.ts'
import { parseForm } from './parse-form.ts'

export interface ReadForms {
  /** By key: `forms/review.json` is `review`. */
  readonly forms: ReadonlyMap<string, Form>
  readonly problems: readonly FileProblem[]
}

/** Every form of a deployment, and all that is wrong with them. */
export function readForms(files: DeploymentFiles): ReadForms {
  const forms = new Map<string, Form>()
  const problems: FileProblem[] = []
  for (const path of Object.keys(files).sort()) {
    const key = /^forms\/([a-z0-9-]+)\.json$/.exec(path)?.[1]
    const bytes = files[path]
    if (key === undefined || bytes === undefined) continue
    const read = readJson(path, bytes)
    const parsed = read.ok ? parseForm(path, read.json) : read
    if (parsed.ok) forms.set(key, parsed.form)
    else problems.push(...parsed.problems)
  }
  return { forms, problems }
}

export type ReadJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

export function readJson(file: string, bytes: Uint8Array): ReadJson {
  try {
    return { ok: true, json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `Expected JSON in UTF-8, but: ${reason}`
    return { ok: false, problems: [{ file, place: '', message, messageZh: `应为 UTF-8 编码的 JSON：${reason}` }] }
  }
}
