import { mustMove } from '../lifecycles/must-move.ts'
import type { PaperMaterial } from '../paper/queries.ts'
import type { DescribedMaterial } from '../process-description/described-process.ts'
import { type MaterialMove, type MaterialState, materialLifecycle, materialWords } from './lifecycle.ts'
import type { Deferral, Material } from './queries.ts'

/** What can be known of a material before its review is over. */
export const requirementStates = ['required', 'provided', 'promised', 'deferred', 'breached'] as const

export type RequirementState = (typeof requirementStates)[number]

/** 材料要求: one material that the permits asked for need, and how it stands (domain: material). */
export interface Requirement {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly permits: readonly string[]
  readonly deferrableDays: number | null
  readonly state: RequirementState
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
    const isProvided = material !== null || paper !== null
    const state = stateAfter(movesOf(isProvided, deferral, providedBy.includes('promise')))
    const isInternal = providedBy.every((source) => source === 'internal')
    // What came after a breach is there, though the breach stays.
    const isMet = state === 'breached' ? isProvided : state !== 'required' || isInternal
    return { code, name, permits, deferrableDays, state, isMet, material, paper, deferral }
  })
}

/** What has happened to a material, as far as the rows tell. */
function movesOf(isProvided: boolean, deferral: Deferral | null, mayBePromised: boolean): readonly MaterialMove[] {
  const provided: readonly MaterialMove[] = isProvided ? ['provide'] : []
  if (deferral?.state === 'breached') return ['defer', 'breach']
  if (deferral !== null) return ['defer', ...provided]
  // The promise letter that goes with every submission covers what the applicant may promise.
  return !isProvided && mayBePromised ? ['promise'] : provided
}

function stateAfter(moves: readonly MaterialMove[]): RequirementState {
  const state = moves.reduce<MaterialState>(
    (now, move) => mustMove(materialLifecycle, materialWords, now, move),
    materialLifecycle.initial,
  )
  if (isRequirementState(state)) return state
  throw new Error(`Expected a state that a material has before its review is over, but found ${state}.`)
}

function isRequirementState(state: MaterialState): state is RequirementState {
  return requirementStates.some((each) => each === state)
}
