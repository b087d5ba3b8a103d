import { isDeepStrictEqual } from 'node:util'
import type { FormValues } from '../forms/form.ts'
import type { Submission } from '../submissions/queries.ts'

/** What was handed in, in the clear. */
export interface HandedIn {
  readonly values: FormValues
  readonly materials: Submission['materials']
}

/**
 * Whether the applicant has changed what a finding is about since the last round: what is new can be found only now.
 * Without a material and a field it is about the whole, which was there before.
 */
export function isAboutChange(
  { material, field }: { readonly material?: string | null | undefined; readonly field?: string | null | undefined },
  before: HandedIn | undefined,
  now: HandedIn | undefined,
): boolean {
  if (before === undefined || now === undefined) return false
  const versionOf = (handedIn: HandedIn) => handedIn.materials.find(({ code }) => code === material)?.version ?? null
  if (material !== undefined && material !== null) return versionOf(before) !== versionOf(now)
  if (field === undefined || field === null) return false
  return !isDeepStrictEqual(before.values[field] ?? null, now.values[field] ?? null)
}
