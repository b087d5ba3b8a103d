import { createMachine } from 'xstate'
import { lifecycle } from '../../engine/index.ts'

export type PermitState =
  | 'drafted'
  | 'signed'
  | 'issued'
  | 'useSuspended'
  | 'superseded'
  | 'revoked'
  | 'cancelled'
  | 'expired'
  | 'discarded'

export type PermitMove =
  | 'sign'
  | 'discard'
  | 'issue'
  | 'supersede'
  | 'suspendUse'
  | 'restore'
  | 'revoke'
  | 'cancel'
  | 'expire'

/** 许可: what may follow what (domain: permit; 行政许可法 art. 69 revoke, art. 70 cancel). */
export const permitMachine = createMachine({
  id: 'permit',
  initial: 'drafted',
  states: {
    drafted: { on: { sign: 'signed', discard: 'discarded' } },
    signed: { on: { issue: 'issued' } },
    issued: {
      on: {
        supersede: 'superseded',
        suspendUse: 'useSuspended',
        revoke: 'revoked',
        cancel: 'cancelled',
        expire: 'expired',
      },
    },
    useSuspended: { on: { restore: 'issued', revoke: 'revoked' } },
    superseded: { type: 'final' },
    revoked: { type: 'final' },
    cancelled: { type: 'final' },
    expired: { type: 'final' },
    discarded: { type: 'final' },
  },
})

export const permitLifecycle = lifecycle<PermitState, PermitMove>(permitMachine)
