import type { Text } from './text.ts'

/** 第二轮审查: what was found before, and what is new. */
export const roundTexts = {
  'round.earlier': ['上一轮提出的问题', 'Found in the last round'],
  'round.earlierHint': [
    '企业已提交整改。提交结论时，没有勾选的问题即告销号；仍未改好的请勾选并写明原因，每条只能退回一次。',
    'The applicant says these are mended. With your decision they are closed, but for those that you choose here, with a reason; each is reopened once.',
  ],
  'round.reopen': ['仍未改好，退回', 'Not mended: reopen'],
  'round.reason': ['退回的原因', 'Why it is not mended'],
  'round.late': ['本轮新问题', 'New in this round'],
  'round.lateHint': [
    '上一轮就能提出的问题，须说明原因并经本部门负责人批准；针对企业新改内容的问题，直接写在结论里。新问题计入本部门的通报。',
    'What could have been found before needs a reason and the head’s approval, and is counted against the department. What is about something the applicant has changed goes into your decision.',
  ],
  'round.why': ['上一轮没有提出的原因', 'Why it was not found in the last round'],
  'round.ask': ['报负责人批准', 'Ask the head'],
  'round.new': ['报批一个新问题', 'Ask for a new finding'],
  'round.waiting': ['待负责人批准', 'awaits the head'],
  'round.approved': ['已批准，随结论告知', 'approved, goes with the decision'],
  'round.refused': ['未批准', 'not approved'],
  'round.approve': ['批准', 'Approve'],
  'round.refuse': ['不批准', 'Do not approve'],
  'round.whyLine': ['原因：{why}（{person}，{when}）', 'Reason: {why} ({person}, {when})'],
} as const satisfies { readonly [key: string]: Text }
