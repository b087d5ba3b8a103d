/** Acts against the rules of service that are kept when they are refused: English, 中文. */
export const refusedActs = {
  sendNotice: ['Send a second consolidated notice in a round', '同一轮再次发出告知书'],
  editNotice: ['Change a notice that was sent', '修改已发出的告知书'],
  addFinding: ['Add a finding', '补充问题'],
  approveFinding: ['Approve a finding of a later round', '批准新问题'],
  closeFinding: ['Close a finding', '销号问题'],
  reopenFinding: ['Reopen a finding', '退回整改'],
  setFindingAside: ['Leave a finding out of the notice', '不列入告知书'],
  changeSurvey: ['Change a survey that was signed', '修改已签字的勘验结果'],
  giveCard: ['Give a card', '给出红黄牌'],
  decideObjection: ['Decide an objection to a card', '处理红黄牌异议'],
} as const satisfies { readonly [act: string]: readonly [en: string, zh: string] }

export type RefusedAct = keyof typeof refusedActs
