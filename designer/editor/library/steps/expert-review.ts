import { assignment, form, level, outcomes, pause } from '../../plan/extensions.ts'
import type { Step } from '../step.ts'

/** 专家评审: not counted by law (行政许可法 art. 45); what fails is revised by the applicant and reviewed again. */
export const expertReview: Step = {
  key: 'expert-review',
  version: 1,
  name: '专家评审',
  explanation: '组织专家评审，所需时间依法不计入期限；未通过的由企业修改后再评。',
  words: ['评审', '论证', '鉴定', '专家'],
  forms: ['expert-review', 'revision'],
  draw: ({ naming: { id }, department }) => ({
    entry: id('expertReview'),
    exit: id('passed'),
    leaving: { name: '通过', isDefault: true },
    plan: {
      nodes: [
        {
          id: id('expertReview'),
          type: 'userTask',
          name: '专家评审',
          column: 0,
          row: 0,
          documentation: '专家评审所需时间不计入期限，并书面告知申请人（行政许可法第四十五条）。',
          extensions: [
            assignment(department, 'reviewer'),
            form('expert-review'),
            level({ days: 20, owner: 'thirdParty', scope: 'visit' }),
            pause('expertReview'),
            ...outcomes({ passed: '通过', revise: '修改后再评' }),
            { element: 'siji:Output', source: '=outcome', target: id('expertOpinion') },
          ],
        },
        { id: id('passed'), type: 'exclusiveGateway', name: '通过？', column: 1, row: 0 },
        {
          id: id('revise'),
          type: 'userTask',
          name: '按意见修改',
          column: 1,
          row: 1,
          extensions: [
            assignment('applicant', 'owner'),
            form('revision'),
            level({ days: 20, owner: 'applicant', scope: 'visit' }),
          ],
        },
      ],
      flows: [
        { id: id('f_expertReviewed'), from: id('expertReview'), to: id('passed') },
        {
          id: id('f_revise'),
          name: '修改后再评',
          from: id('passed'),
          to: id('revise'),
          condition: `${id('expertOpinion')} = "revise"`,
        },
        { id: id('f_revised'), from: id('revise'), to: id('expertReview'), rounds: 2 },
      ],
    },
  }),
}
