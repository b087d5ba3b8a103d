import type { DecisionPart } from '../decision-part.ts'

/** What the clerk can do now with what the window has to decide. */
export interface WindowDecision {
  readonly title: string
  /** Who has it. */
  readonly standing: string
  readonly claim: { readonly action: string; readonly commandId: string } | null
  readonly release: { readonly action: string; readonly commandId: string } | null
  readonly decision: DecisionPart | null
}
