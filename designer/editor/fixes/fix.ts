import type { ModdleElement } from '../../../engine/model/moddle.ts'
import type { Problem } from '../../../engine/model/problem.ts'
import type { DraftFiles, Offers } from '../draft/draft.ts'

/** One change of the model or of a file beside it, as data. Elements are named by their ids. */
export type Change =
  | { readonly kind: 'set'; readonly element: string; readonly properties: { readonly [name: string]: Settable } }
  | { readonly kind: 'setDefault'; readonly element: string; readonly flow: string }
  | { readonly kind: 'remove'; readonly elements: readonly string[] }
  | { readonly kind: 'replace'; readonly element: string; readonly type: string }
  | { readonly kind: 'appendEnd'; readonly after: string }
  | { readonly kind: 'prependStart'; readonly before: string }
  | {
      readonly kind: 'setExtension'
      readonly element: string
      readonly type: string
      /** Counted among those of its type. */
      readonly index: number
      /** A blank one goes; without any, the extension goes. */
      readonly attributes: { readonly [name: string]: string }
    }
  | { readonly kind: 'writeFile'; readonly path: string; readonly text: string }
  /** Asks for the name on the canvas. */
  | { readonly kind: 'askName'; readonly element: string }

export type Settable = string | boolean | undefined

/** A way to do away with a problem; all of its changes are one step to undo. */
export interface Fix {
  readonly label: string
  readonly changes: readonly Change[]
}

/** The model as far as fixes ask for it. */
export interface FixModel {
  readonly find: (id: string) => ModdleElement | null
  readonly files: DraftFiles
  readonly offers: Pick<Offers, 'processes'>
}

/** The right answer to a problem, or the few that there are to choose from; none where a person has to think. */
export type FixRule = (element: ModdleElement, model: FixModel, problem: Problem) => readonly Fix[]
