import { createContext } from 'preact'
import type { Shape } from '../canvas/services.ts'
import type { DraftFiles } from '../draft/draft.ts'
import type { FormDocument } from '../forms/form-document.ts'

/** What the fields of expressions know of where they stand: at an element of the process, or in a form. */
export type FeelPlace = ElementPlace | FormPlace

interface ElementPlace {
  readonly type: 'element'
  readonly element: Shape
  readonly files: DraftFiles
  /** Whose examples are remembered in this browser. */
  readonly draft: string
}

interface FormPlace {
  readonly type: 'form'
  readonly form: FormDocument
  readonly draft: string
}

/** `null`: a field outside of both knows only functions. */
export const FeelContext = createContext<FeelPlace | null>(null)
