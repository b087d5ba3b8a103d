import { createMachine } from 'xstate'
import { lifecycle } from './lifecycle.ts'

export type JobLifecycleState = 'open' | 'failed' | 'completed' | 'cancelled'

/** `fail` leaves retries, `giveUp` does not: an incident then stands until `retry`. */
export type JobMove = 'complete' | 'fail' | 'giveUp' | 'retry' | 'cancel'

/** Work that somebody outside does for a task. */
export const jobMachine = createMachine({
  id: 'job',
  initial: 'open',
  states: {
    open: { on: { complete: 'completed', fail: 'open', giveUp: 'failed', cancel: 'cancelled' } },
    failed: { on: { retry: 'open', cancel: 'cancelled' } },
    completed: { type: 'final' },
    cancelled: { type: 'final' },
  },
})

export const jobLifecycle = lifecycle<JobLifecycleState, JobMove>(jobMachine)
