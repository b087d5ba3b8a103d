import type { Fragment } from '../../patterns/fragment.ts'
import { assignment, form, level, notice, outcomes } from '../../plan/extensions.ts'
import type { Step, StepContext } from '../step.ts'

/** 审批: one department judges, a second person confirms; a refusal is told in writing. */
export const approval: Step = {
  key: 'approval',
  version: 2,
  name: '审批',
  explanation: '一个部门审查，第二人复核；不同意的书面告知理由。',
  words: ['审查', '复核', '审核', '办理'],
  forms: ['review'],
  draw: (context) => drawApproval(context, { agree: '同意', agreeWithDeferral: '容缺同意', refuse: '不予许可' }),
  earlier: { 1: (context) => drawApproval(context, { agree: '同意', refuse: '不予许可' }) },
}

function drawApproval(
  { naming: { id, end }, department }: StepContext,
  answers: Readonly<Record<string, string>>,
): Fragment {
  return {
    entry: id('approve'),
    exit: id('approved'),
    leaving: { name: '同意', isDefault: true },
    plan: {
      nodes: [
        {
          id: id('approve'),
          type: 'userTask',
          name: '审批',
          column: 0,
          row: 0,
          documentation: '审查并由第二人复核（行政许可法第三十四条）。',
          extensions: [
            assignment(department, 'reviewer', 'checker'),
            form('review'),
            level({ days: 1, yellow: 1 }),
            ...outcomes(answers),
            { element: 'siji:Output', source: '=outcome', target: id('approval') },
          ],
        },
        { id: id('approved'), type: 'exclusiveGateway', name: '同意？', column: 1, row: 0 },
        {
          id: id('sendRefusal'),
          type: 'serviceTask',
          name: '不予许可决定书',
          column: 1,
          row: 1,
          documentation: '书面说明理由，告知复议、诉讼的权利（行政许可法第三十八条第二款）。',
          extensions: [...notice('refusal')],
        },
        end('notApproved', 'refused', { column: 2, row: 1 }),
      ],
      flows: [
        { id: id('f_answered'), from: id('approve'), to: id('approved') },
        {
          id: id('f_refuse'),
          name: '不同意',
          from: id('approved'),
          to: id('sendRefusal'),
          condition: `${id('approval')} = "refuse"`,
        },
        { id: id('f_refused'), from: id('sendRefusal'), to: id('notApproved') },
      ],
    },
  }
}
