import { assignment, form, level, outcomes, pause } from '../../plan/extensions.ts'
import type { Step } from '../step.ts'

/** 公示: posted, so many working days, then what was said is dealt with; its days are not the department's. */
export const publicity: Step = {
  key: 'publicity',
  version: 1,
  name: '公示',
  explanation: '发布公示，期满后汇总；有异议的先处理再继续。公示期间承诺时限暂停。',
  words: ['公告', '公开', '异议'],
  forms: ['public-notice', 'notice-result', 'procedure'],
  draw: ({ naming: { id }, department }) => {
    const by = assignment(department, 'reviewer')
    return {
      entry: id('publish'),
      exit: id('publicised'),
      plan: {
        nodes: [
          {
            id: id('publish'),
            type: 'userTask',
            name: '发布公示',
            column: 0,
            row: 0,
            extensions: [by, form('public-notice'), level({ days: 1 })],
          },
          {
            id: id('publicityOver'),
            type: 'intermediateCatchEvent',
            name: '公示 7 个工作日',
            column: 1,
            row: 0,
            extensions: [pause('publicity')],
            event: { type: 'timer', date: 'add working days(now(), 7)' },
          },
          {
            id: id('sumUp'),
            type: 'userTask',
            name: '汇总公示结果',
            column: 2,
            row: 0,
            extensions: [
              by,
              form('notice-result'),
              level({ days: 1 }),
              ...outcomes({ noObjection: '没有异议', objection: '有异议' }),
              { element: 'siji:Output', source: '=outcome', target: id('publicity') },
            ],
          },
          { id: id('anyObjection'), type: 'exclusiveGateway', name: '有异议？', column: 3, row: 0 },
          {
            id: id('settleObjection'),
            type: 'userTask',
            name: '处理异议',
            column: 3,
            row: 1,
            extensions: [by, form('procedure'), level({ days: 5 })],
          },
          { id: id('publicised'), type: 'exclusiveGateway', column: 4, row: 0 },
        ],
        flows: [
          { id: id('f_publish'), from: id('publish'), to: id('publicityOver') },
          { id: id('f_sumUp'), from: id('publicityOver'), to: id('sumUp') },
          { id: id('f_anyObjection'), from: id('sumUp'), to: id('anyObjection') },
          { id: id('f_noObjection'), name: '没有', from: id('anyObjection'), to: id('publicised'), isDefault: true },
          {
            id: id('f_objection'),
            name: '有',
            from: id('anyObjection'),
            to: id('settleObjection'),
            condition: `${id('publicity')} = "objection"`,
          },
          { id: id('f_settled'), from: id('settleObjection'), to: id('publicised') },
        ],
      },
    }
  },
}
