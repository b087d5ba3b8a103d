import { drawAcceptance } from '../../patterns/acceptance.ts'
import type { Step } from '../step.ts'

const rules = { checkDays: 5, rounds: 3, correctionDays: 20 }

/** 收件受理 (行政许可法 art. 32). */
export const acceptance: Step = {
  key: 'acceptance',
  version: 1,
  name: '收件受理',
  explanation: '窗口五个工作日内审查齐全性：受理、一次性告知、当场更正或者不予受理；逾期视为受理。',
  words: ['窗口', '收件', '齐全', '视为受理'],
  forms: ['completeness', 'fix-on-the-spot'],
  draw: ({ naming, department }) => drawAcceptance({ ...rules, department, mayDefer: false }, naming),
}
