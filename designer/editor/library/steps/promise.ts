import { assignment, form, level, outcomes } from '../../plan/extensions.ts'
import type { Step } from '../step.ts'

/** 告知承诺 (国办发〔2020〕42号): told the conditions, the applicant promises and is decided on at once, or is reviewed. */
export const promise: Step = {
  key: 'promise',
  version: 1,
  name: '告知承诺',
  explanation: '企业签署承诺的当场决定，不愿承诺的照常审查；涉及公共安全的不适用。',
  words: ['承诺制', '承诺书', '信用'],
  forms: ['promise', 'review'],
  draw: ({ naming: { id }, department }) => ({
    entry: id('promise'),
    exit: id('promiseSettled'),
    plan: {
      nodes: [
        {
          id: id('promise'),
          type: 'userTask',
          name: '签署告知承诺书',
          column: 0,
          row: 0,
          documentation: '一次告知条件、承诺的内容和违诺的后果，由企业自愿选择（国办发〔2020〕42号）。',
          extensions: [
            assignment('applicant', 'owner'),
            form('promise'),
            level({ days: 5, owner: 'applicant', scope: 'visit' }),
            ...outcomes({ promised: '签署承诺', notPromised: '不承诺，照常审查' }),
            { element: 'siji:Output', source: '=outcome', target: id('promised') },
          ],
        },
        { id: id('isPromised'), type: 'exclusiveGateway', name: '已承诺？', column: 1, row: 0 },
        {
          id: id('checkPromise'),
          type: 'userTask',
          name: '核对承诺书',
          column: 2,
          row: 0,
          extensions: [assignment(department, 'reviewer'), form('review'), level({ days: 1 })],
        },
        {
          id: id('reviewInstead'),
          type: 'userTask',
          name: '照常审查',
          column: 2,
          row: 1,
          extensions: [assignment(department, 'reviewer', 'checker'), form('review'), level({ days: 5, yellow: 1 })],
        },
        { id: id('promiseSettled'), type: 'exclusiveGateway', column: 3, row: 0 },
      ],
      flows: [
        { id: id('f_promise'), from: id('promise'), to: id('isPromised') },
        { id: id('f_promised'), name: '是', from: id('isPromised'), to: id('checkPromise'), isDefault: true },
        {
          id: id('f_notPromised'),
          name: '否',
          from: id('isPromised'),
          to: id('reviewInstead'),
          condition: `${id('promised')} = "notPromised"`,
        },
        { id: id('f_promiseChecked'), from: id('checkPromise'), to: id('promiseSettled') },
        { id: id('f_reviewedInstead'), from: id('reviewInstead'), to: id('promiseSettled') },
      ],
    },
  }),
}
