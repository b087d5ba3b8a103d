import { inSequence } from '../../patterns/fragment.ts'
import { drawIssuing } from '../../patterns/issuing.ts'
import { drawSigning } from '../../patterns/signing.ts'
import type { Step } from '../step.ts'

/** 发证: signed by each authority, issued in legal order in one transaction, drawn as one signed document. */
export const issue: Step = {
  key: 'issue',
  version: 1,
  name: '签发发证',
  explanation: '各发证机关负责人签发，按法定次序一并编号、用印、核发，绘制合订本。',
  words: ['发证', '签发', '核发', '证照', '合订本'],
  forms: ['sign'],
  draw: ({ naming }) => inSequence([drawSigning(1, naming), drawIssuing(naming)]),
}
