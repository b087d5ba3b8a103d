/** What a notice is called and says, by its kind. */
export interface NoticeFacts {
  readonly applicationNumber: string
  readonly enterprise: string
  readonly project: string
  readonly bureau: string
  /** `2024年5月24日`; only where an answer is awaited. */
  readonly answerBy: string | null
  /** Reasons of a negative decision, one a line. */
  readonly reasons: readonly string[]
  readonly permitName: string | null
  /** `2026年1月5日`, where law accepts what was not answered in time (行政许可法 art. 32 I 4). */
  readonly deemedFrom: string | null
}

type Text = { readonly title: string; readonly body: (facts: NoticeFacts) => string }

export const noticeTexts: { readonly [kind: string]: Text } = {
  acceptance: {
    title: '受理通知书',
    body: ({ enterprise, project, applicationNumber, bureau, deemedFrom }) =>
      deemedFrom === null
        ? `${enterprise}：\n您单位提出的“${project}”申请（编号 ${applicationNumber}）材料齐全、符合法定形式，根据《中华人民共和国行政许可法》第三十二条，予以受理。\n${bureau}`
        : `${enterprise}：\n您单位提出的“${project}”申请（编号 ${applicationNumber}），本机关未在五个工作日内告知补正，根据《中华人民共和国行政许可法》第三十二条第一款第四项，自收到申请材料之日（${deemedFrom}）起即为受理。审查中发现需要补正的，将一次告知。\n${bureau}`,
  },
  oneTime: {
    title: '一次性告知书',
    body: ({ enterprise, project, applicationNumber, bureau, answerBy }) =>
      `${enterprise}：\n您单位提出的“${project}”申请（编号 ${applicationNumber}）需要补正的全部内容如下，请于 ${answerBy} 前一次提交。根据《中华人民共和国行政许可法》第三十二条，特此一次性告知。\n${bureau}`,
  },
  correction: {
    title: '补正告知书',
    body: ({ enterprise, project, applicationNumber, bureau, answerBy }) =>
      `${enterprise}：\n各部门对“${project}”申请（编号 ${applicationNumber}）的补正意见已合并如下，请于 ${answerBy} 前一次提交；补正期间承诺时限中止。\n${bureau}`,
  },
  rectification: {
    title: '整改通知书',
    body: ({ enterprise, project, applicationNumber, bureau, answerBy }) =>
      `${enterprise}：\n各部门对“${project}”（编号 ${applicationNumber}）联合勘验发现的问题已合并如下，请于 ${answerBy} 前全部整改，逐项以视频或者照片说明，一次提交；整改期间承诺时限中止。\n${bureau}`,
  },
  decline: {
    title: '不予受理决定书',
    body: ({ enterprise, project, applicationNumber, bureau, reasons }) =>
      `${enterprise}：\n您单位提出的“${project}”申请（编号 ${applicationNumber}）不予受理。理由：\n${reasons.join('\n')}\n如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。\n${bureau}`,
  },
  refusal: {
    title: '不予许可决定书',
    body: ({ enterprise, project, applicationNumber, bureau, reasons }) =>
      `${enterprise}：\n您单位提出的“${project}”申请（编号 ${applicationNumber}）中，下列事项不予许可。理由和依据：\n${reasons.join('\n')}\n如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。\n${bureau}`,
  },
  notPassed: {
    title: '联合验收不予通过通知书',
    body: ({ enterprise, project, applicationNumber, bureau, reasons }) =>
      `${enterprise}：\n“${project}”（申请编号 ${applicationNumber}）未通过联合验收。理由和依据：\n${reasons.join('\n')}\n整改后可以重新申请。如不服，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。\n${bureau}`,
  },
  notRegistered: {
    title: '不予备案、登记告知书',
    body: ({ enterprise, project, applicationNumber, bureau, reasons }) =>
      `${enterprise}：\n“${project}”（申请编号 ${applicationNumber}）中，下列事项不予办理，其余照常核发。理由和依据：\n${reasons.join('\n')}\n补齐条件后可以另行申请。如不服，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。\n${bureau}`,
  },
  reminder: {
    title: '时限提醒',
    body: ({ project, applicationNumber, permitName }) =>
      `“${project}”申请（编号 ${applicationNumber}）的${permitName ?? '事项'}将到承诺时限或者已经超时，请尽快办理。`,
  },
}

/** Notices that tell why something is not granted. */
export const refusalKinds: ReadonlySet<string> = new Set(['refusal', 'notPassed', 'notRegistered'])

/** Notices that wait for an answer of the applicant and carry the findings. */
export const correctionKinds: ReadonlySet<string> = new Set(['oneTime', 'correction', 'rectification'])
