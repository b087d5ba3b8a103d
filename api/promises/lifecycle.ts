import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'
import type { LifecycleWords } from '../lifecycles/must-move.ts'

export type PromiseState = 'signed' | 'verified' | 'broken' | 'fixed' | 'punished'

export type PromiseMove = 'verify' | 'break' | 'fix' | 'punish'

/** 告知承诺: what may follow what (domain: promise; 国办发〔2020〕42号). */
export const promiseMachine = createMachine({
  id: 'promise',
  initial: 'signed',
  states: {
    signed: { on: { verify: 'verified', break: 'broken' } },
    verified: { type: 'final' },
    broken: { on: { fix: 'fixed', punish: 'punished' } },
    fixed: { type: 'final' },
    punished: { type: 'final' },
  },
})

export const promiseLifecycle = lifecycle<PromiseState, PromiseMove>(promiseMachine)

export const promiseWords: LifecycleWords<PromiseState, PromiseMove> = {
  thing: ['告知承诺', 'A promise'],
  states: {
    signed: ['已签署，待核查', 'signed and not yet verified'],
    verified: ['核查属实', 'verified'],
    broken: ['未履行，限期改正', 'broken and to be mended'],
    fixed: ['已改正', 'mended'],
    punished: ['已撤销证照并记入信用记录', 'punished'],
  },
  moves: {
    verify: ['认定属实', 'verified'],
    break: ['认定未履行', 'found broken'],
    fix: ['确认改正', 'found mended'],
    punish: ['处理', 'punished'],
  },
}
