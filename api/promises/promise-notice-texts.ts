/** What a notice about a promise says. */
export interface PromiseNoticeFacts {
  readonly enterprise: string
  readonly project: string
  readonly applicationNumber: string
  readonly material: string
  /** Name and number. */
  readonly permit: string
  /** `2024年7月19日` */
  readonly verifyBy: string
  readonly department: string
}

interface PromiseNotice {
  readonly kind: string
  readonly title: string
  readonly body: string
}

/** To the department: what is to be verified, and until when (国办发〔2020〕42号). */
export function verificationNotice({ project, material, permit, verifyBy }: PromiseNoticeFacts): PromiseNotice {
  return {
    kind: 'promise-verification',
    title: '告知承诺核查提醒',
    body: `“${project}”以告知承诺代替“${material}”取得${permit}，应于 ${verifyBy} 前核查，请尽快核查并填写结果。`,
  }
}

export function overdueNotice({ project, material, permit, verifyBy }: PromiseNoticeFacts): PromiseNotice {
  return {
    kind: 'promise-overdue',
    title: '告知承诺核查超期',
    body: `“${project}”以告知承诺代替“${material}”取得${permit}，应于 ${verifyBy} 前核查，至今没有结果，请立即核查。`,
  }
}

/** To the enterprise: what was found, until when it is to be mended, what follows otherwise. */
export function mendingNotice(
  { enterprise, project, applicationNumber, material, permit, department }: PromiseNoticeFacts,
  order: { readonly days: number; readonly mendOn: string; readonly legalBasis: string },
): PromiseNotice {
  const lines = [
    `${enterprise}：`,
    `您单位“${project}”申请（编号 ${applicationNumber}）以告知承诺代替“${material}”，取得${permit}。经核查，承诺未履行。`,
    `请在 ${order.days} 个工作日内（${order.mendOn} 前）改正，并告知本部门复核。`,
    '逾期未改正的，撤销该证照，记入信用记录，一年内不适用告知承诺和容缺受理。',
    `依据：${order.legalBasis}`,
    department,
  ]
  return { kind: 'promise-mending', title: '告知承诺责令改正通知书', body: lines.join('\n') }
}
