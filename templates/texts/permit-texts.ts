import type { Text } from './text.ts'

/** One permit after its issue: what became of it, and what its signatory decides. */
export const permitTexts = {
  'permits.history': ['证照变动', 'What became of it'],
  'permits.move.issue': ['核发', 'Issued'],
  'permits.move.suspendUse': ['暂停使用', 'Use suspended'],
  'permits.move.restore': ['恢复使用', 'Use restored'],
  'permits.move.revoke': ['撤销', 'Revoked'],
  'permits.verb.suspendUse': ['暂停使用：原因消除后可以恢复', 'Suspend its use: it can be restored'],
  'permits.verb.restore': ['恢复使用', 'Restore its use'],
  'permits.verb.revoke': ['撤销：不能恢复', 'Revoke it: this is final'],
  'permits.byRule': ['依规则自动作出', 'by rule'],
  'permits.basis': ['依据：{basis}', 'Basis: {basis}'],
  'permits.notice': ['决定书、通知书', 'The notice'],
  'permits.decision': ['作出决定', 'Decide'],
  'permits.decisionHint': [
    '决定书随即送达持证人，写明理由、依据和救济途径，核验页同时变更。',
    'The holder gets the decision at once, with reason, basis and remedies; the verification page changes with it.',
  ],
  'permits.decide': ['决定', 'Decision'],
  'permits.reason': ['理由', 'Reason'],
  'permits.reasonHint': ['写明事实，原文印在决定书上', 'The facts; printed in the notice as written'],
  'permits.legalBasis': ['法律依据', 'Legal basis'],
  'permits.legalBasisHint': ['如：行政许可法第六十九条', 'Such as article 69 of the Administrative Licensing Law'],
  'permits.decideNow': ['作出决定并送达', 'Decide and serve'],
  'permits.back': ['返回证照列表', 'Back to the permits'],
} as const satisfies { readonly [key: string]: Text }
