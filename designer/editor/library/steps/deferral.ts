import { drawAcceptance } from '../../patterns/acceptance.ts'
import { withDeferral } from '../describe.ts'
import type { Step } from '../step.ts'

const rules = { checkDays: 5, rounds: 3, correctionDays: 20 }

/** 容缺受理: only minor materials are missing, and promised for later; what follows is told by `deferral-follow-up`. */
export const deferral: Step = {
  key: 'deferral',
  version: 1,
  name: '容缺受理',
  explanation: '与收件受理相同，主要材料齐全、仅缺可容缺材料的先受理，补交由“容缺补交跟踪”流程跟踪。',
  words: ['容缺', '受理', '窗口', '后补'],
  forms: ['completeness', 'fix-on-the-spot'],
  draw: ({ naming, department }) => drawAcceptance({ ...rules, department, mayDefer: true }, naming),
  files: (context, files) => withDeferral(context, files),
}
