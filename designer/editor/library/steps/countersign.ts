import { assignment, form, level, outcomes } from '../../plan/extensions.ts'
import type { Step } from '../step.ts'

/** 会签: several departments are asked at the same time; one that objects sends it back to whoever drew it up. */
export const countersign: Step = {
  key: 'countersign',
  version: 1,
  name: '会签',
  explanation: '同时征求几个部门的意见，有不同意见的由牵头部门协调后再会签。',
  words: ['征求意见', '联签', '多部门'],
  forms: ['consultation', 'procedure'],
  draw: ({ naming: { id }, department }) => ({
    entry: id('whoSigns'),
    exit: id('allAgree'),
    leaving: { name: '同意', isDefault: true },
    plan: {
      lists: [id('consulted'), id('opinions')],
      nodes: [
        {
          id: id('whoSigns'),
          type: 'scriptTask',
          name: '会签部门',
          column: 0,
          row: 0,
          documentation: '在脚本里列出会签部门的代码。',
          script: `{ ${id('consulted')}: ["natural-resources", "housing-construction"] }`,
        },
        { id: id('askAgain'), type: 'exclusiveGateway', column: 1, row: 0 },
        {
          id: id('countersign'),
          type: 'userTask',
          name: '会签',
          column: 2,
          row: 0,
          extensions: [
            assignment('=department', 'reviewer'),
            form('consultation'),
            level({ days: 2, scope: 'visit', yellow: 1 }),
            ...outcomes({ agree: '同意', refuse: '不同意' }),
          ],
          loop: { list: id('consulted'), item: 'department', results: id('opinions') },
        },
        { id: id('allAgree'), type: 'exclusiveGateway', name: '都同意？', column: 3, row: 0 },
        {
          id: id('reconcile'),
          type: 'userTask',
          name: '协调意见',
          column: 3,
          row: 1,
          extensions: [assignment(department, 'reviewer'), form('procedure'), level({ days: 2, scope: 'visit' })],
        },
      ],
      flows: [
        { id: id('f_whoSigns'), from: id('whoSigns'), to: id('askAgain') },
        { id: id('f_countersign'), from: id('askAgain'), to: id('countersign') },
        { id: id('f_countersigned'), from: id('countersign'), to: id('allAgree') },
        {
          id: id('f_disagree'),
          name: '不同意',
          from: id('allAgree'),
          to: id('reconcile'),
          condition: `some opinion in ${id('opinions')} satisfies opinion = "refuse"`,
        },
        { id: id('f_reconciled'), from: id('reconcile'), to: id('askAgain'), rounds: 2, row: 1 },
      ],
    },
  }),
}
