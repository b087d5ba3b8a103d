import { type Problem, type ProcessDefinition, parseDeployment, type Step } from '../../engine/index.ts'
import { collectFiles } from './deployment-files.ts'

export type OtherVersions =
  | { readonly ok: true; readonly all: ReadonlyMap<string, readonly ProcessDefinition[]> }
  /** `missing` = the file that there is not. */
  | { readonly ok: false; readonly missing: string | null; readonly problems: readonly Problem[] }

/** The versions to which a script migrates, by the file that it names; each with the same models beside it. */
export async function readOtherVersions(steps: readonly Step[], also: readonly string[]): Promise<OtherVersions> {
  const all = new Map<string, readonly ProcessDefinition[]>()
  for (const path of steps.flatMap(fileOf)) {
    if (all.has(path)) continue
    const collected = collectFiles(path, also)
    if (!collected.ok) return { ok: false, missing: collected.missing, problems: [] }
    const result = await parseDeployment(collected.files)
    if (!result.ok) return { ok: false, missing: null, problems: result.problems }
    all.set(path, result.deployment.processes)
  }
  return { ok: true, all }
}

function fileOf(step: Step): readonly string[] {
  if (step.type === 'refused') return fileOf(step.step)
  return step.type === 'migrate' && !/^[1-9]\d*$/.test(step.to) ? [step.to] : []
}
