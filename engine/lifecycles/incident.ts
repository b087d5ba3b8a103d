import { createMachine } from 'xstate'
import { lifecycle } from './lifecycle.ts'

export type IncidentLifecycleState = 'open' | 'resolved' | 'withdrawn'

export type IncidentMove = 'resolve' | 'withdraw'

/** A process that cannot go on at an element; `withdrawn` when the element ended without an answer to it. */
export const incidentMachine = createMachine({
  id: 'incident',
  initial: 'open',
  states: {
    open: { on: { resolve: 'resolved', withdraw: 'withdrawn' } },
    resolved: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

export const incidentLifecycle = lifecycle<IncidentLifecycleState, IncidentMove>(incidentMachine)
