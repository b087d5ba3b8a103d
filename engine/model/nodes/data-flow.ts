import type { CompiledExpression } from '../../expressions/expression.ts'

/** What a flow node takes in and gives out by its data associations (BPMN 2.0.2 §10.4). */
export interface DataFlow {
  /** Variables of its own: the data inputs, data outputs and properties that associations fill or take up. */
  readonly items: readonly string[]
  /** Carried out in this order when a token has come. */
  readonly inputs: readonly DataCopy[]
  /** Carried out in this order when it completes. */
  readonly outputs: readonly DataCopy[]
  /** Names that must have a value; it begins with the first set of which all have one. Empty = it begins at once. */
  readonly inputSets: readonly (readonly string[])[]
  /** The same for its end: of none of them complete, it has not done what it promised. */
  readonly outputSets: readonly (readonly string[])[]
  /** The item that is the content of what it receives, where it receives something; else `null`. */
  readonly content: string | null
}

/** The value of `source` replaces what stands at `target`. */
export interface DataCopy {
  readonly source: CompiledExpression
  /** Data stores that the source reads by their names. */
  readonly stores: readonly string[]
  /** It only passes a value on, so that it does nothing while there is none. */
  readonly plain: boolean
  readonly target: DataPlace
}

/** A variable or data store or, with a path, an entry of the context that it holds. */
export interface DataPlace {
  readonly name: string
  readonly path: readonly string[]
  readonly isStore: boolean
}
