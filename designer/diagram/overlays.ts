/** Where a token stands with regard to an element. A word, a shape and a colour are drawn for each. */
export type ElementState = 'done' | 'running' | 'waiting' | 'incident' | 'later'

/** What became of an element between two versions, or whether what stands there can go to the other version. */
export type ElementMark = 'added' | 'removed' | 'changed' | 'goes' | 'blocked'

/** What is shown on one element. */
export interface ElementOverlay {
  readonly state?: ElementState
  /** Of a step or a sequence flow; drawn with its word. */
  readonly mark?: ElementMark
  /** Tokens that are here; shown on the badge of what runs, waits or has an incident. */
  readonly count?: number
  /** How many of them are past their limit; a red badge. */
  readonly overdue?: number
  /** One short line inside a task, or below an event: `0.6 / 1 天`. */
  readonly text?: string
  /** Why the clock stands still: `中止 18 分钟`; a grey chip. */
  readonly pause?: string
  /** Consumption of the promised time: 1 ≤ 50 %, 2 ≤ 80 %, 3 ≤ 100 %, 4 ≤ 120 %, 5 more. */
  readonly heat?: 1 | 2 | 3 | 4 | 5
  /** Where a click and Enter lead. */
  readonly href?: string
}

export interface DiagramOverlays {
  readonly elements: { readonly [id: string]: ElementOverlay }
  /** Ids of sequence flows that a token has taken. */
  readonly taken?: readonly string[]
  /** How everything is drawn that is not named: as it is, or as what may come later. */
  readonly rest?: 'plain' | 'later'
}

export const noOverlays: DiagramOverlays = { elements: {} }

/** Reads the attribute `overlays`; what cannot be read shows nothing rather than something wrong. */
export function readOverlays(text: string | null): DiagramOverlays {
  if (text === null || text.trim() === '') return noOverlays
  const value: unknown = JSON.parse(text)
  if (!isOverlays(value)) throw new Error('Expected overlays of the form { elements: { id: … } }.')
  return value
}

function isOverlays(value: unknown): value is DiagramOverlays {
  if (typeof value !== 'object' || value === null || !('elements' in value)) return false
  return typeof value.elements === 'object' && value.elements !== null
}
