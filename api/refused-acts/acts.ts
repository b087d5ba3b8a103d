/** What refused acts are about: 中文, English. */
export const refusedKinds = {
  clocks: ['计时', 'Clocks'],
  promises: ['告知承诺', 'Promises'],
  findings: ['问题与告知书', 'Findings and notices'],
  surveys: ['勘验', 'Surveys'],
  cards: ['红黄牌', 'Cards'],
  calendar: ['日历', 'Calendar'],
} as const satisfies { readonly [kind: string]: readonly [zh: string, en: string] }

export type RefusedKind = keyof typeof refusedKinds

/** Acts against the rules of service that are kept when they are refused: what about, English, 中文. */
export const refusedActs = {
  pauseClock: ['clocks', 'Stop a clock', '中止计时'],
  resumeClock: ['clocks', 'Let a clock go on', '恢复计时'],
  extendClock: ['clocks', 'Extend a clock', '延期'],
  deleteEvidence: ['clocks', 'Remove evidence', '删除依据材料'],
  signPromise: ['promises', 'Promise what may not be promised', '签署告知承诺'],
  sendNotice: ['findings', 'Send a second consolidated notice in a round', '同一轮再次发出告知书'],
  editNotice: ['findings', 'Change a notice that was sent', '修改已发出的告知书'],
  addFinding: ['findings', 'Add a finding', '补充问题'],
  approveFinding: ['findings', 'Approve a finding of a later round', '批准新问题'],
  closeFinding: ['findings', 'Close a finding', '销号问题'],
  reopenFinding: ['findings', 'Reopen a finding', '退回整改'],
  setFindingAside: ['findings', 'Leave a finding out of the notice', '不列入告知书'],
  changeSurvey: ['surveys', 'Change a survey that was signed', '修改已签字的勘验结果'],
  changeDays: ['calendar', 'Change days or hours that were counted', '更改已经计入时限的日期或办公时间'],
  giveCard: ['cards', 'Give a card', '给出红黄牌'],
  decideObjection: ['cards', 'Decide an objection to a card', '处理红黄牌异议'],
} as const satisfies { readonly [act: string]: readonly [kind: RefusedKind, en: string, zh: string] }

export type RefusedAct = keyof typeof refusedActs

/** The acts of one kind. */
export function actsOf(kind: RefusedKind): readonly string[] {
  return Object.entries(refusedActs).flatMap(([act, [of]]) => (of === kind ? [act] : []))
}

/** `null` for an act of another version. */
export function kindOfAct(act: string): RefusedKind | null {
  return Object.entries(refusedActs).find(([name]) => name === act)?.[1][0] ?? null
}
