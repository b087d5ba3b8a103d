import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'
import type { LifecycleWords } from '../lifecycles/must-move.ts'

export type PublicationState = 'asked' | 'published' | 'refused' | 'withdrawn'

export type PublicationMove = 'approve' | 'refuse' | 'withdraw'

/** 发布申请: a manager asks, another one decides; a later change of the draft withdraws it. */
export const publicationMachine = createMachine({
  id: 'publication',
  initial: 'asked',
  states: {
    asked: { on: { approve: 'published', refuse: 'refused', withdraw: 'withdrawn' } },
    published: { type: 'final' },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
  },
})

export const publicationLifecycle = lifecycle<PublicationState, PublicationMove>(publicationMachine)

export const publicationWords: LifecycleWords<PublicationState, PublicationMove> = {
  thing: ['发布申请', 'A request'],
  states: {
    asked: ['待审批', 'asked'],
    published: ['已发布', 'published'],
    refused: ['未批准', 'refused'],
    withdrawn: ['已撤回', 'withdrawn'],
  },
  moves: { approve: ['批准', 'approved'], refuse: ['退回', 'refused'], withdraw: ['撤回', 'withdrawn'] },
}
