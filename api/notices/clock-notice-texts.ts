/** What a notice about a stopped, resumed or extended clock says. */
export interface ClockNoticeFacts {
  readonly applicationNumber: string
  readonly enterprise: string
  readonly project: string
  /** The department that says so. */
  readonly bureau: string
  /** Name of the step; `null` = the whole application. */
  readonly step: string | null
  /** Such as `承诺时限、法定时限`. */
  readonly kinds: string
  /** Of each clock that it moves: whose, and until when. */
  readonly dues: readonly string[]
}

export interface PauseFacts {
  readonly ground: string
  readonly article: string
  readonly from: string
  readonly why: string
  readonly evidence: readonly string[]
  readonly expectedEnd: string | null
  readonly limit: string | null
}

interface ClockNotice {
  readonly kind: 'clockPaused' | 'clockResumed' | 'clockExtended'
  readonly title: string
  readonly body: string
}

/** 行政许可法 art. 45: the applicant is told in writing how long it takes. */
export function pauseNotice(facts: ClockNoticeFacts, pause: PauseFacts): ClockNotice {
  const { kinds, dues } = facts
  const { ground, article, from, why, evidence, expectedEnd, limit } = pause
  const end = expectedEnd === null ? '预计恢复时间：以收到结果为准，另行告知。' : `预计恢复时间：${expectedEnd}。`
  return {
    kind: 'clockPaused',
    title: '受理时限中止告知书',
    body: lines(facts, [
      `${about(facts)}因${ground}，自 ${from} 起中止计算${kinds}，所需时间不计入。依据：${article}。`,
      `理由：${why}`,
      ...(evidence.length === 0 ? [] : [`依据材料：${evidence.join('、')}`]),
      limit === null ? end : `${end}最迟 ${limit} 恢复。`,
      dues.length === 0
        ? '新的到期时间：恢复计时后重新推算，并另行告知。'
        : `新的到期时间：恢复计时后重新推算，并另行告知；如按预计时间恢复，${dues.join('；')}。`,
    ]),
  }
}

export function resumeNotice(
  facts: ClockNoticeFacts,
  { ground, to, result }: { readonly ground: string; readonly to: string; readonly result: string },
): ClockNotice {
  return {
    kind: 'clockResumed',
    title: '受理时限恢复告知书',
    body: lines(facts, [
      `${about(facts)}因${ground}中止的${facts.kinds}，自 ${to} 起恢复计算。`,
      `情况：${result}`,
      `新的到期时间：${facts.dues.join('；')}。`,
    ]),
  }
}

/** 行政许可法 art. 42: the applicant is told of the extension and its reason. */
export function extensionNotice(
  facts: ClockNoticeFacts,
  { days, reason }: { readonly days: number; readonly reason: string },
): ClockNotice {
  return {
    kind: 'clockExtended',
    title: '受理时限延长告知书',
    body: lines(facts, [
      `${about(facts)}经本机关负责人批准，${facts.kinds}延长 ${days} 个工作日。依据：行政许可法第四十二条。`,
      `理由：${reason}`,
      `新的到期时间：${facts.dues.join('；')}。`,
    ]),
  }
}

function about({ project, applicationNumber, step }: ClockNoticeFacts): string {
  const where = step === null ? '' : `在“${step}”环节`
  return `您单位提出的“${project}”申请（编号 ${applicationNumber}）${where}，`
}

/** First whom it is for, last whom it is from. */
function lines({ enterprise, bureau }: ClockNoticeFacts, sentences: readonly string[]): string {
  return [`${enterprise}：`, ...sentences, bureau].join('\n')
}
