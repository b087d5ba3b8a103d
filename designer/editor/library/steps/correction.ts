import { assignment, form, level, notice, outcomes, pause } from '../../plan/extensions.ts'
import type { Step } from '../step.ts'

/** 补正回路: review, one notice of all that is missing, wait while the promised clock stands still, review again. */
export const correction: Step = {
  key: 'correction',
  version: 1,
  name: '补正回路',
  explanation: '审查发现缺漏的一次性告知，等待补正（承诺时限暂停），补正后再审；逾期未补正的终止。',
  words: ['一次性告知', '补件', '退回', '补齐'],
  forms: ['review'],
  draw: ({ naming: { id, milestone, end }, department }) => ({
    entry: id('reviewAgain'),
    exit: id('needsCorrection'),
    leaving: { name: '不需要', isDefault: true },
    plan: {
      nodes: [
        { id: id('reviewAgain'), type: 'exclusiveGateway', column: 0, row: 0 },
        {
          id: id('reviewMaterials'),
          type: 'userTask',
          name: '审查材料',
          column: 1,
          row: 0,
          extensions: [
            assignment(department, 'reviewer', 'checker'),
            form('review'),
            level({ days: 1, yellow: 1 }),
            ...outcomes({ agree: '符合', needsCorrection: '需补正' }),
            { element: 'siji:Output', source: '=outcome', target: id('reviewed') },
          ],
        },
        { id: id('needsCorrection'), type: 'exclusiveGateway', name: '需补正？', column: 2, row: 0 },
        {
          id: id('sendNotice'),
          type: 'serviceTask',
          name: '发补正告知书',
          column: 2,
          row: 1,
          documentation: '一次告知需要补正的全部内容。',
          extensions: [...notice('correction'), ...milestone('inCorrection')],
        },
        {
          id: id('awaitAnswer'),
          type: 'eventBasedGateway',
          name: '等待补正',
          column: 1,
          row: 1,
          extensions: [pause('correction')],
        },
        {
          id: id('corrected'),
          type: 'intermediateCatchEvent',
          name: '补正材料已提交',
          column: 0,
          row: 1,
          extensions: [...milestone('inReview')],
          event: { type: 'message', message: 'correctionSubmitted' },
        },
        {
          id: id('notCorrected'),
          type: 'intermediateCatchEvent',
          name: '满 20 个工作日',
          column: 1,
          row: 2,
          event: { type: 'timer', date: 'add working days(now(), 20)' },
        },
        end('lapsedUncorrected', 'lapsed', { column: 2, row: 2 }),
      ],
      flows: [
        { id: id('f_reviewMaterials'), from: id('reviewAgain'), to: id('reviewMaterials') },
        { id: id('f_reviewedMaterials'), from: id('reviewMaterials'), to: id('needsCorrection') },
        {
          id: id('f_sendNotice'),
          name: '需补正',
          from: id('needsCorrection'),
          to: id('sendNotice'),
          condition: `${id('reviewed')} = "needsCorrection"`,
        },
        { id: id('f_awaitAnswer'), from: id('sendNotice'), to: id('awaitAnswer') },
        { id: id('f_correctedOnes'), from: id('awaitAnswer'), to: id('corrected') },
        { id: id('f_backToReview'), from: id('corrected'), to: id('reviewAgain'), rounds: 2 },
        { id: id('f_notCorrected'), from: id('awaitAnswer'), to: id('notCorrected') },
        { id: id('f_lapsedUncorrected'), from: id('notCorrected'), to: id('lapsedUncorrected') },
      ],
    },
  }),
}
