import type { IntermediateThrowEvent } from '../../model/definition.ts'
import type { Behaviour } from '../behaviour.ts'
import { everyFlowThatFits } from '../choose-flows.ts'
import { complete } from '../complete.ts'
import { emit } from '../run.ts'

/** Puts out a message, or marks a point that is reached, and goes on (BPMN 2.0.2 §10.5.4). */
export const intermediateThrowEvent: Behaviour<IntermediateThrowEvent> = {
  joins: 'none',
  activate(run, node, key) {
    const { trigger } = node
    if (trigger !== null) emit(run, { type: 'eventThrown', key, node: node.id, kind: trigger.type, name: trigger.name })
    complete(run, node, key)
  },
  flows: everyFlowThatFits,
}
