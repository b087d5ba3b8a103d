import { createMachine } from 'xstate'
import { lifecycle } from './lifecycle.ts'

export type ElementLifecycleState = 'active' | 'failed' | 'completed' | 'terminated'

export type ElementMove = 'complete' | 'fail' | 'resolve' | 'terminate'

/** One activation of a flow node (BPMN 2.0.2 §13.3.2). `failed` is ours: an incident stands on it, its token is kept. */
export const elementMachine = createMachine({
  id: 'element',
  initial: 'active',
  states: {
    active: { on: { complete: 'completed', fail: 'failed', terminate: 'terminated' } },
    failed: { on: { resolve: 'active', terminate: 'terminated' } },
    completed: { type: 'final' },
    terminated: { type: 'final' },
  },
})

export const elementLifecycle = lifecycle<ElementLifecycleState, ElementMove>(elementMachine)
