import type { LifecycleWords } from '../lifecycles/must-move.ts'
import type { PermitMove, PermitState } from './lifecycle.ts'

export const permitWords: LifecycleWords<PermitState, PermitMove> = {
  thing: ['证照', 'A permit'],
  states: {
    drafted: ['已拟制', 'drafted'],
    signed: ['已签发', 'signed'],
    issued: ['有效', 'in force'],
    useSuspended: ['暂停使用', 'suspended from use'],
    superseded: ['已变更', 'superseded'],
    revoked: ['已撤销', 'revoked'],
    cancelled: ['已注销', 'cancelled'],
    expired: ['已到期', 'expired'],
    discarded: ['已作废', 'discarded'],
  },
  moves: {
    sign: ['签发', 'signed'],
    discard: ['作废', 'discarded'],
    issue: ['核发', 'issued'],
    supersede: ['变更', 'superseded'],
    suspendUse: ['暂停使用', 'suspended from use'],
    restore: ['恢复使用', 'restored'],
    revoke: ['撤销', 'revoked'],
    cancel: ['注销', 'cancelled'],
    expire: ['办理到期', 'let expire'],
  },
}
