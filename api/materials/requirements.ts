import type { PaperMaterial } from '../paper/queries.ts'
import type { DescribedMaterial } from '../process-description/described-process.ts'
import type { Deferral, Material } from './queries.ts'

/** 材料要求: one material that the permits asked for need, and how it stands (domain: material). */
export interface Requirement {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly permits: readonly string[]
  readonly deferrableDays: number | null
  readonly state: 'required' | 'provided' | 'promised' | 'deferred'
  /** It may stay as it is: an authority brings it, or it has been provided, promised or deferred. */
  readonly isMet: boolean
  readonly material: Material | null
  /** Handed over on paper at the window, which counts as provided. */
  readonly paper: PaperMaterial | null
  /** Promised in writing for later; it stays known once the material has come. */
  readonly deferral: Deferral | null
}

/** How every required material stands; `all` and `papers` hold every version, of which the newest counts. */
export function requirementsOf(
  required: readonly DescribedMaterial[],
  all: readonly Material[],
  deferrals: readonly Deferral[],
  papers: readonly PaperMaterial[],
): readonly Requirement[] {
  return required.map(({ code, name, permits, deferrableDays, providedBy }) => {
    const material = all.filter((each) => each.code === code).at(-1) ?? null
    const paper = papers.filter((each) => each.code === code).at(-1) ?? null
    const deferral = deferrals.find((each) => each.code === code) ?? null
    const state = stateOf(material !== null || paper !== null, providedBy.includes('promise'), deferral !== null)
    const isInternal = providedBy.every((source) => source === 'internal')
    const isMet = state !== 'required' || isInternal
    return { code, name, permits, deferrableDays, state, isMet, material, paper, deferral }
  })
}

// The promise letter that goes with every submission covers what the applicant may promise.
function stateOf(isProvided: boolean, mayBePromised: boolean, isDeferred: boolean): Requirement['state'] {
  if (isProvided) return 'provided'
  if (isDeferred) return 'deferred'
  return mayBePromised ? 'promised' : 'required'
}
