import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type CardState = 'proposed' | 'heard' | 'given' | 'expired' | 'withdrawn'

export type CardMove = 'hear' | 'give' | 'expire' | 'withdraw'

/** 红黄牌: nobody is given one without having been heard (domain.md §7, §9). An objection that is upheld withdraws it. */
export const cardMachine = createMachine({
  id: 'card',
  initial: 'proposed',
  states: {
    proposed: { on: { hear: 'heard', withdraw: 'withdrawn' } },
    heard: { on: { give: 'given', withdraw: 'withdrawn' } },
    given: { on: { expire: 'expired', withdraw: 'withdrawn' } },
    expired: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

export const cardLifecycle = lifecycle<CardState, CardMove>(cardMachine)
