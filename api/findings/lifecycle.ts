import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type FindingState = 'open' | 'fixed' | 'closed' | 'reopened' | 'promised'

export type FindingMove = 'fix' | 'close' | 'reopen' | 'promise'

/** 问题: the applicant mends it, the department that found it judges that (domain.md §9). How often, the rules say. */
export const findingMachine = createMachine({
  id: 'finding',
  initial: 'open',
  states: {
    open: { on: { fix: 'fixed' } },
    fixed: { on: { close: 'closed', reopen: 'reopened', promise: 'promised' } },
    reopened: { on: { fix: 'fixed' } },
    closed: { type: 'final' },
    promised: { type: 'final' },
  },
})

export const findingLifecycle = lifecycle<FindingState, FindingMove>(findingMachine)
