import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'
import type { LifecycleWords } from '../lifecycles/must-move.ts'

export type MaterialState =
  | 'required'
  | 'provided'
  | 'rejected'
  | 'deferred'
  | 'promised'
  | 'accepted'
  | 'waived'
  | 'breached'

export type MaterialMove =
  | 'provide'
  | 'fetch'
  | 'promise'
  | 'defer'
  | 'waive'
  | 'accept'
  | 'reject'
  | 'replace'
  | 'verify'
  | 'breach'

/** 材料: what may follow what (domain: material). One file, one hash, many requirements; replacing makes a version. */
export const materialMachine = createMachine({
  id: 'material',
  initial: 'required',
  states: {
    required: {
      on: { provide: 'provided', fetch: 'provided', promise: 'promised', defer: 'deferred', waive: 'waived' },
    },
    provided: { on: { accept: 'accepted', reject: 'rejected' } },
    rejected: { on: { replace: 'provided' } },
    deferred: { on: { provide: 'provided', breach: 'breached' } },
    promised: { on: { verify: 'accepted', breach: 'breached' } },
    accepted: { type: 'final' },
    waived: { type: 'final' },
    breached: { type: 'final' },
  },
})

export const materialLifecycle = lifecycle<MaterialState, MaterialMove>(materialMachine)

export const materialWords: LifecycleWords<MaterialState, MaterialMove> = {
  thing: ['材料', 'A material'],
  states: {
    required: ['应提交', 'required'],
    provided: ['已提交', 'provided'],
    rejected: ['须更换', 'rejected'],
    deferred: ['容缺', 'deferred'],
    promised: ['已承诺', 'promised'],
    accepted: ['已认可', 'accepted'],
    waived: ['无需提交', 'waived'],
    breached: ['违诺', 'breached'],
  },
  moves: {
    provide: ['提交', 'provided'],
    fetch: ['调取', 'fetched'],
    promise: ['承诺', 'promised'],
    defer: ['容缺', 'deferred'],
    waive: ['免交', 'waived'],
    accept: ['认可', 'accepted'],
    reject: ['退回更换', 'rejected'],
    replace: ['更换', 'replaced'],
    verify: ['核查认可', 'verified'],
    breach: ['登记违诺', 'breached'],
  },
}
