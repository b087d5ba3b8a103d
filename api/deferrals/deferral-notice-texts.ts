/** What a notice about a deferred material says. */
export interface DeferralNoticeFacts {
  readonly enterprise: string
  readonly project: string
  readonly applicationNumber: string
  readonly material: string
  /** `2024年5月11日` */
  readonly due: string
  readonly bureau: string
}

interface DeferralNotice {
  readonly kind: string
  readonly title: string
  readonly body: string
}

export function reminderNotice(facts: DeferralNoticeFacts): DeferralNotice {
  const { material, due } = facts
  return {
    kind: 'deferral-reminder',
    title: '容缺材料补交提醒',
    body: lines(facts, [
      `${about(facts)}容缺的“${material}”应于 ${due} 前补交，可以在网上上传，也可以交到窗口。`,
      '逾期未补交的，相关证照暂缓核发或者暂停使用，并记入信用记录。',
    ]),
  }
}

/** Tells what is held back or suspended, how to mend it, and what follows otherwise. */
export function breachNotice(
  facts: DeferralNoticeFacts,
  breach: {
    /** Names of permits whose use is suspended; none = issue is held back. */
    readonly suspended: readonly string[]
    readonly revokeOn: string
    readonly barredUntil: string
    readonly legalBasis: string
  },
): DeferralNotice {
  const { material, due } = facts
  const what =
    breach.suspended.length === 0
      ? '自即日起暂缓核发需要该材料的证照，补交后继续办理。'
      : `自即日起暂停使用${breach.suspended.join('、')}，补交后恢复；至 ${breach.revokeOn} 仍未补交的，予以撤销。`
  return {
    kind: 'deferral-breach',
    title: '容缺承诺未履行告知书',
    body: lines(facts, [
      `${about(facts)}容缺的“${material}”应于 ${due} 前补交，至今未收到。${what}`,
      `该情形记入信用记录，${breach.barredUntil}前（含当日）不适用容缺受理。`,
      `依据：${breach.legalBasis}`,
    ]),
  }
}

function about({ project, applicationNumber }: DeferralNoticeFacts): string {
  return `您单位“${project}”申请（编号 ${applicationNumber}）`
}

function lines({ enterprise, bureau }: DeferralNoticeFacts, sentences: readonly string[]): string {
  return [`${enterprise}：`, ...sentences, bureau].join('\n')
}
