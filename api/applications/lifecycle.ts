import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type ApplicationState =
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'inReview'
  | 'inCorrection'
  | 'decided'
  | 'issuing'
  | 'delivered'
  | 'partlyDelivered'
  | 'refused'
  | 'declined'
  | 'withdrawn'
  | 'lapsed'

export type ApplicationMove =
  | 'submit'
  | 'accept'
  | 'deem'
  | 'decline'
  | 'return'
  | 'resubmit'
  | 'lapse'
  | 'askForCorrection'
  | 'conclude'
  | 'issue'
  | 'refuse'
  | 'withdraw'
  | 'deliver'
  | 'deliverPart'

/** 申请: what may follow what (domain: application). The state itself is the latest milestone of its instance. */
export const applicationMachine = createMachine({
  id: 'application',
  initial: 'draft',
  states: {
    draft: { on: { submit: 'submitted' } },
    submitted: {
      on: { accept: 'inReview', deem: 'inReview', decline: 'declined', return: 'returned', withdraw: 'withdrawn' },
    },
    returned: { on: { resubmit: 'submitted', lapse: 'lapsed', withdraw: 'withdrawn' } },
    inReview: {
      on: { askForCorrection: 'inCorrection', conclude: 'decided', withdraw: 'withdrawn' },
    },
    inCorrection: { on: { resubmit: 'inReview', lapse: 'lapsed', withdraw: 'withdrawn' } },
    decided: { on: { issue: 'issuing', refuse: 'refused', withdraw: 'withdrawn' } },
    issuing: { on: { deliver: 'delivered', deliverPart: 'partlyDelivered' } },
    delivered: { type: 'final' },
    partlyDelivered: { type: 'final' },
    refused: { type: 'final' },
    declined: { type: 'final' },
    withdrawn: { type: 'final' },
    lapsed: { type: 'final' },
  },
})

export const applicationLifecycle = lifecycle<ApplicationState, ApplicationMove>(applicationMachine)

export function isApplicationState(name: string): name is ApplicationState {
  return applicationLifecycle.states.some((state) => state === name)
}
