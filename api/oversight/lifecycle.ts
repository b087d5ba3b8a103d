import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type OversightState = 'issued' | 'answered' | 'escalated' | 'closed'

export type OversightMove = 'answer' | 'escalate' | 'sendBack' | 'close'

/** 督办单: a department answers, the overseer closes or sends back; what is not answered in time goes to the leader. */
export const oversightMachine = createMachine({
  id: 'oversightNotice',
  initial: 'issued',
  states: {
    issued: { on: { answer: 'answered', escalate: 'escalated' } },
    escalated: { on: { answer: 'answered' } },
    answered: { on: { sendBack: 'issued', close: 'closed' } },
    closed: { type: 'final' },
  },
})

export const oversightLifecycle = lifecycle<OversightState, OversightMove>(oversightMachine)
