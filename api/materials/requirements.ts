import { mustMove } from '../lifecycles/must-move.ts'
import type { PaperMaterial } from '../paper/queries.ts'
import type { DescribedMaterial } from '../process-description/described-process.ts'
import type { PromiseState } from '../promises/lifecycle.ts'
import { type MaterialMove, type MaterialState, materialLifecycle, materialWords } from './lifecycle.ts'
import type { Deferral, Material } from './queries.ts'

/** What can be known of a material before its review is over. */
export const requirementStates = ['required', 'provided', 'promised', 'deferred', 'accepted', 'breached'] as const

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
  /** 告知承诺 that stands for it; `null` = none with terms of its own was signed. */
  readonly promise: PromiseState | null
  /** Whether such a promise is offered. */
  readonly offersPromise: boolean
}

/** For which materials a promise with terms of its own is offered, and how those that were signed stand. */
export interface GivenWord {
  readonly offered: ReadonlySet<string>
  readonly signed: ReadonlyMap<string, PromiseState>
}

/** How every required material stands; `all` and `papers` hold every version, of which the newest counts. */
export function requirementsOf(
  required: readonly DescribedMaterial[],
  all: readonly Material[],
  deferrals: readonly Deferral[],
  papers: readonly PaperMaterial[],
  word: GivenWord,
): readonly Requirement[] {
  return required.map(({ code, name, permits, deferrableDays, providedBy }) => {
    const material = all.filter((each) => each.code === code).at(-1) ?? null
    const paper = papers.filter((each) => each.code === code).at(-1) ?? null
    const deferral = deferrals.find((each) => each.code === code) ?? null
    const isProvided = material !== null || paper !== null
    const promise = word.offered.has(code) ? (word.signed.get(code) ?? null) : null
    // Where a promise with terms of its own is offered, the letter that goes with every submission does not cover it.
    const mayBePromised = word.offered.has(code) ? promise !== null : providedBy.includes('promise')
    const state = stateAfter(movesOf(isProvided, deferral, mayBePromised, promise))
    const isInternal = providedBy.every((source) => source === 'internal')
    // What came after a breach is there, though the breach stays.
    const isMet = state === 'breached' ? isProvided : state !== 'required' || isInternal
    return {
      code,
      name,
      permits,
      deferrableDays,
      state,
      isMet,
      material,
      paper,
      deferral,
      promise,
      offersPromise: word.offered.has(code),
    }
  })
}

/** What has happened to a material, as far as the rows tell. */
function movesOf(
  isProvided: boolean,
  deferral: Deferral | null,
  mayBePromised: boolean,
  promise: PromiseState | null,
): readonly MaterialMove[] {
  const provided: readonly MaterialMove[] = isProvided ? ['provide'] : []
  if (deferral?.state === 'breached') return ['defer', 'breach']
  if (deferral !== null) return ['defer', ...provided]
  // The promise letter that goes with every submission covers what the applicant may promise.
  if (isProvided || !mayBePromised) return provided
  if (promise === 'verified' || promise === 'fixed') return ['promise', 'verify']
  return promise === 'punished' ? ['promise', 'breach'] : ['promise']
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
