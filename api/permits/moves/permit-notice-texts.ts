import type { PermitMoveName } from './tables.ts'

/** What a notice about an issued permit says. */
export interface PermitNoticeFacts {
  readonly enterprise: string
  readonly project: string
  /** Name and number of the permit. */
  readonly permit: string
  readonly number: string
  readonly authority: string
  readonly reason: string
  readonly legalBasis: string
}

/** 行政复议法 art. 20, 行政诉讼法 art. 46: a decision against somebody tells what can be done against it. */
export const REMEDIES = '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。'

const titles: { readonly [move in PermitMoveName]: string } = {
  suspendUse: '证照暂停使用决定书',
  restore: '证照恢复使用通知书',
  revoke: '证照撤销决定书',
}

/** The notice to the holder, first whom it is for, last whom it is from. */
export function permitNotice(
  move: PermitMoveName,
  facts: PermitNoticeFacts,
): { readonly kind: string; readonly title: string; readonly body: string } {
  const { enterprise, project, permit, number, authority, reason, legalBasis } = facts
  const what = `您单位“${project}”的${permit}（${number}）`
  const sentences: { readonly [move in PermitMoveName]: readonly string[] } = {
    suspendUse: [`${what}，自本决定书送达之日起暂停使用；原因消除后恢复。`],
    restore: [`${what}，自本通知书送达之日起恢复使用。`],
    revoke: [`决定撤销${what}。该证照自本决定书送达之日起失效，不得继续使用。`],
  }
  const lines = [
    `${enterprise}：`,
    ...sentences[move],
    `理由：${reason}`,
    `依据：${legalBasis}`,
    ...(move === 'restore' ? [] : [REMEDIES]),
    authority,
  ]
  return { kind: `permit-${move}`, title: titles[move], body: lines.join('\n') }
}
