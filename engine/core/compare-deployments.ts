import { type Comparison, compareDescribed } from '../model/compare/compare-described.ts'
import { type Described, describeDeployment } from '../model/compare/describe-deployment.ts'
import type { Names } from '../model/compare/words/fact-words.ts'
import type { DeploymentFiles } from '../model/deployment.ts'
import type { Problem } from '../model/problem.ts'
import { parseDeployment } from './parse.ts'

export type DeploymentComparison =
  | ({ readonly ok: true } & Comparison)
  /** One side cannot be read as a process: which, and why. */
  | { readonly ok: false; readonly side: 'before' | 'after'; readonly problems: readonly Problem[] }

/**
 * What the second version does differently from the first, by what was parsed of both: a draft may lack conditions and
 * times, an old version may break later rules. `known` names departments and posts by their codes.
 */
export async function compareDeployments(
  before: DeploymentFiles,
  after: DeploymentFiles,
  known: Names = new Map(),
): Promise<DeploymentComparison> {
  const old = await describeFiles(before)
  if (!old.ok) return { ok: false, side: 'before', problems: old.problems }
  const now = await describeFiles(after)
  if (!now.ok) return { ok: false, side: 'after', problems: now.problems }
  return { ok: true, ...compareDescribed(old.described, now.described, known) }
}

export type FilesDescribed =
  | { readonly ok: true; readonly described: Described }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** One side of a comparison; only its errors where it cannot be read. */
export async function describeFiles(files: DeploymentFiles): Promise<FilesDescribed> {
  const read = await parseDeployment(files, { hash: '', loose: true, wasAccepted: true })
  if (!read.ok) return { ok: false, problems: read.problems.filter(({ severity }) => severity === 'error') }
  return { ok: true, described: await describeDeployment(files, read.deployment) }
}
