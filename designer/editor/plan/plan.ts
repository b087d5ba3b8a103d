/** A piece of a process as plain data: what stands where on a grid, and how it is connected. Nothing of bpmn-js in it. */
export interface Plan {
  readonly nodes: readonly PlannedNode[]
  readonly flows: readonly PlannedFlow[]
  /** Lists that several copies of a step are made from, or whose results they gather (BPMN 2.0.2 §10.4.1). */
  readonly lists?: readonly string[]
}

export type NodeType =
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'boundaryEvent'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'subProcess'
  | 'exclusiveGateway'
  | 'inclusiveGateway'
  | 'eventBasedGateway'

export interface PlannedNode {
  readonly id: string
  readonly type: NodeType
  readonly name?: string
  /** Place on the grid; rows above the main one are negative. Of a boundary event its host decides. */
  readonly column: number
  readonly row: number
  /** Neighbouring columns may have rows of their own height: only row 0 is at the same level in every band. */
  readonly band?: number
  /** Stands straight below this node rather than in a column. */
  readonly under?: string
  readonly documentation?: string
  readonly extensions?: readonly Extension[]
  /** FEEL of a script task. */
  readonly script?: string
  readonly event?: PlannedEvent
  readonly loop?: PlannedLoop
  readonly attached?: Attachment
  readonly inside?: Plan
  readonly isEventSubProcess?: boolean
  readonly origin?: Origin
}

/** The ready step that something came from, such as `approval@1`, and what it is there: its id as it was drawn. */
export interface Origin {
  readonly template: string
  readonly part: string
}

/** One of our extension elements: its name, such as `siji:Form`, and its attributes. */
export interface Extension {
  readonly element: string
  readonly [attribute: string]: string
}

export type PlannedEvent =
  | { readonly type: 'message'; readonly message: string }
  | { readonly type: 'error'; readonly error: string }
  /** An instant, as FEEL. */
  | { readonly type: 'timer'; readonly date: string }
  /** A reading of the clock of the step that it is attached to. */
  | { readonly type: 'clock'; readonly reading: 'nearlyDue' | 'overdue' }

/** One copy for each item of a list, side by side; each copy's `outcome` is gathered in `results`. */
export interface PlannedLoop {
  readonly list: string
  readonly item: string
  readonly results: string
  readonly isSequential?: boolean
}

export interface Attachment {
  readonly host: string
  readonly side: 'top' | 'bottom'
  /** How far along the side, from 0 to 1. */
  readonly along: number
  readonly isInterrupting: boolean
}

export interface PlannedFlow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name?: string
  /** FEEL. */
  readonly condition?: string
  readonly isDefault?: boolean
  /** How often it may be taken, for it leads back. */
  readonly rounds?: number
  /** The row along which it goes, where that is not the row of one of its ends; in the band of its source. */
  readonly row?: number
  readonly band?: number
  readonly origin?: Origin
}
