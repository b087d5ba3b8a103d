import { createMachine } from 'xstate'
import { lifecycle } from '../../../engine/index.ts'
import type { LifecycleWords } from '../../lifecycles/must-move.ts'

export type ClockRequestState = 'asked' | 'approved' | 'refused' | 'withdrawn' | 'lapsed'

export type ClockRequestMove = 'approve' | 'refuse' | 'withdraw' | 'lapse'

/** 计时申请: a reviewer asks, the head of the department decides; it falls away when the clock ends. */
export const clockRequestMachine = createMachine({
  id: 'clockRequest',
  initial: 'asked',
  states: {
    asked: { on: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' } },
    approved: { type: 'final' },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
    lapsed: { type: 'final' },
  },
})

export const clockRequestLifecycle = lifecycle<ClockRequestState, ClockRequestMove>(clockRequestMachine)

export const clockRequestWords: LifecycleWords<ClockRequestState, ClockRequestMove> = {
  thing: ['计时申请', 'A request'],
  states: {
    asked: ['待批准', 'asked'],
    approved: ['已批准', 'approved'],
    refused: ['未批准', 'refused'],
    withdrawn: ['已撤回', 'withdrawn'],
    lapsed: ['已失效', 'lapsed'],
  },
  moves: {
    approve: ['批准', 'approved'],
    refuse: ['退回', 'refused'],
    withdraw: ['撤回', 'withdrawn'],
    lapse: ['作失效处理', 'let lapse'],
  },
}
