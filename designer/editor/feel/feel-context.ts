import { createContext } from 'preact'
import type { Shape } from '../canvas/services.ts'
import type { DraftFiles } from '../draft/draft.ts'

/** What the fields of expressions know of where they stand. */
export interface FeelPlace {
  readonly element: Shape
  readonly files: DraftFiles
  /** Whose examples are remembered in this browser. */
  readonly draft: string
}

/** `null`: a field outside of a process knows only functions. */
export const FeelContext = createContext<FeelPlace | null>(null)
