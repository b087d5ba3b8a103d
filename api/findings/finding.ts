import { z } from 'zod'
import { type FindingMove, type FindingState, findingLifecycle } from './lifecycle.ts'

/** 问题 as a reviewer writes it: what is wrong, how to fix it, by which rule. */
export const findingBody = z.object({
  permit: z.string().max(10).optional().describe('Permit concerned; the task’s own unless another is named'),
  material: z.string().max(100).optional().describe('Code of the material concerned'),
  field: z.string().max(100).optional().describe('Key of the form field concerned'),
  whatIsWrong: z.string().trim().min(1).max(2_000),
  howToFix: z.string().trim().min(1).max(2_000),
  rule: z.string().trim().max(400).optional().describe('The rule that is not met'),
})

export type FindingBody = z.infer<typeof findingBody>

export interface Finding {
  readonly id: string
  readonly permit: string | null
  readonly material: string | null
  readonly field: string | null
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}

/** One move of a finding that counts. */
export interface MadeMove {
  readonly move: FindingMove
  /** `null` = the applicant. */
  readonly department: string | null
  readonly personName: string
  readonly reason: string | null
  readonly movedAt: Date
}

/** A finding as it stands. */
export interface StandingFinding extends Finding {
  readonly commandId: string
  /** The one that found it; `null` = written before departments were kept with findings. */
  readonly department: string | null
  readonly round: number
  readonly whyLate: string | null
  readonly state: FindingState
  /** Notices that have carried it. */
  readonly told: number
  /** The lead left it out of its notice, with a reason. */
  readonly isSetAside: boolean
  readonly moves: readonly MadeMove[]
}

/** Where the moves lead that were made, in their order; one that came too late to apply changes nothing. */
export function follow<Made extends Pick<MadeMove, 'move'>>(
  moves: readonly Made[],
): { readonly state: FindingState; readonly moves: readonly Made[] } {
  let state: FindingState = findingLifecycle.initial
  const made: Made[] = []
  for (const each of moves) {
    const next = findingLifecycle.advance(state, each.move)
    if (next === null) continue
    state = next
    made.push(each)
  }
  return { state, moves: made }
}

/** Whether the applicant has still to be told: once when it was found, and again each time that it was reopened. */
export function isUntold({ told, isSetAside, moves }: StandingFinding): boolean {
  return !isSetAside && told < 1 + reopeningsOf(moves)
}

export function reopeningsOf(moves: readonly Pick<MadeMove, 'move'>[]): number {
  return moves.filter(({ move }) => move === 'reopen').length
}

export const findingView = z.object({
  id: z.uuid(),
  permit: z.string().nullable(),
  material: z.string().nullable(),
  field: z.string().nullable(),
  whatIsWrong: z.string(),
  howToFix: z.string(),
  rule: z.string().nullable(),
})

export const standingFindingView = findingView.extend({
  department: z.string().nullable().describe('The one that found it'),
  round: z.number().int(),
  state: z.enum(findingLifecycle.states),
  whyLate: z.string().nullable().describe('Why it was not found when it could have been'),
})

export function standingFindingViewOf(finding: StandingFinding): z.output<typeof standingFindingView> {
  const { id, permit, material, field, whatIsWrong, howToFix, rule, department, round, state, whyLate } = finding
  return { id, permit, material, field, whatIsWrong, howToFix, rule, department, round, state, whyLate }
}
