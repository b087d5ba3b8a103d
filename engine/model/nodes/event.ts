import type { Activity } from './activity.ts'
import type { CaughtEvent, ThrownEvent } from './event-definition.ts'
import type { FlowNodeBase } from './flow-node.ts'

export interface StartEvent extends FlowNodeBase {
  readonly type: 'startEvent'
  readonly trigger: CaughtEvent | null
  /** Only in an event sub-process: whether it ends the scope around it when it happens (§13.5.4). */
  readonly interrupting: boolean
}

export interface EndEvent extends FlowNodeBase {
  readonly type: 'endEvent'
  readonly trigger: ThrownEvent | null
}

export interface IntermediateCatchEvent extends FlowNodeBase {
  readonly type: 'intermediateCatchEvent'
  readonly trigger: CaughtEvent
}

export interface IntermediateThrowEvent extends FlowNodeBase {
  readonly type: 'intermediateThrowEvent'
  readonly trigger: ThrownEvent | null
}

export interface BoundaryEvent extends FlowNodeBase {
  readonly type: 'boundaryEvent'
  readonly attachedTo: Activity
  /** Only of compensation: the activity that undoes the one it sits on. */
  readonly handler: Activity | null
  readonly interrupting: boolean
  readonly trigger: CaughtEvent
}
