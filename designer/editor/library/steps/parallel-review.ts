import { drawConclusion } from '../../patterns/conclusion.ts'
import { inSequence } from '../../patterns/fragment.ts'
import { drawParallelReview } from '../../patterns/parallel-review.ts'
import { describePermits } from '../describe.ts'
import type { Step } from '../step.ts'

/** 并联审批组: fork by what applies, a gate for each permit, join, one correction for all, and what is granted. */
export const parallelReview: Step = {
  key: 'parallel-review',
  version: 1,
  name: '并联审批组',
  explanation: '按适用条件只开涉及的部门，并联审查，全部答复后合并补正、确定准予的证照。',
  words: ['并联', '联审', '分支', '包含网关', '多部门'],
  isForPermits: true,
  forms: ['review', 'procedure', 'merge-findings', 'applicant-choice'],
  draw: ({ naming, department, permits }) =>
    inSequence([
      drawParallelReview(
        { permits, leadDepartment: department, rounds: 2, correctionDays: 20, applicability: 'which-permits' },
        naming,
      ),
      drawConclusion({ letters: permits.map(({ letter }) => letter), refusalScope: 'refusal-scope' }, naming),
    ]),
  files: (context, files) => describePermits(context, files),
}
