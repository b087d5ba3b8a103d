import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'
import type { LifecycleWords } from '../lifecycles/must-move.ts'

export type DeferralState = 'open' | 'fulfilled' | 'breached' | 'cancelled'

export type DeferralMove = 'fulfil' | 'breach' | 'cancel'

/** 容缺受理: what may follow what (domain: deferral). What comes after a breach is late: the breach stays. */
export const deferralMachine = createMachine({
  id: 'deferral',
  initial: 'open',
  states: {
    open: { on: { fulfil: 'fulfilled', breach: 'breached', cancel: 'cancelled' } },
    fulfilled: { type: 'final' },
    breached: { type: 'final' },
    cancelled: { type: 'final' },
  },
})

export const deferralLifecycle = lifecycle<DeferralState, DeferralMove>(deferralMachine)

export const deferralWords: LifecycleWords<DeferralState, DeferralMove> = {
  thing: ['容缺承诺', 'A deferral'],
  states: {
    open: ['待补交', 'open'],
    fulfilled: ['已补交', 'fulfilled'],
    breached: ['已违诺', 'breached'],
    cancelled: ['已取消', 'cancelled'],
  },
  moves: {
    fulfil: ['补交', 'fulfilled'],
    breach: ['登记违诺', 'breached'],
    cancel: ['取消', 'cancelled'],
  },
}
