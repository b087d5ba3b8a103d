import { createMachine } from 'xstate'
import { lifecycle } from './lifecycle.ts'

export type UserTaskState = 'open' | 'claimed' | 'inCheck' | 'answered' | 'cancelled'

/**
 * `answer` ends a task that needs no second person, `submit` hands the answer to one, `complete` is claim, answer and
 * confirm in one step.
 */
export type UserTaskMove =
  | 'claim'
  | 'assign'
  | 'release'
  | 'answer'
  | 'submit'
  | 'confirm'
  | 'sendBack'
  | 'complete'
  | 'cancel'

/** What people do with a task (BPMN 2.0.2 §10.3.4, the states that concern us). */
export const userTaskMachine = createMachine({
  id: 'userTask',
  initial: 'open',
  states: {
    open: { on: { claim: 'claimed', assign: 'claimed', complete: 'answered', cancel: 'cancelled' } },
    claimed: {
      on: {
        assign: 'claimed',
        release: 'open',
        answer: 'answered',
        submit: 'inCheck',
        complete: 'answered',
        cancel: 'cancelled',
      },
    },
    inCheck: { on: { confirm: 'answered', sendBack: 'claimed', complete: 'answered', cancel: 'cancelled' } },
    answered: { type: 'final' },
    cancelled: { type: 'final' },
  },
})

export const userTaskLifecycle = lifecycle<UserTaskState, UserTaskMove>(userTaskMachine)
