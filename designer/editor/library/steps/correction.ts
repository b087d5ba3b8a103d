import type { Fragment } from '../../patterns/fragment.ts'
import type { Naming } from '../../patterns/naming.ts'
import { assignment, form, level, notice, outcomes, pause } from '../../plan/extensions.ts'
import type { PlannedFlow, PlannedNode } from '../../plan/plan.ts'
import type { Step } from '../step.ts'

/** How often what is missing may be handed in. */
export const CORRECTIONS = 2

/** 补正回路: review, one notice of all that is missing, wait while the promised clock stands still, review again. */
export const correction: Step = {
  key: 'correction',
  version: 1,
  name: '补正回路',
  explanation: '审查发现缺漏的一次性告知，等待补正（承诺时限暂停），补正后再审；逾期未补正的终止。',
  words: ['一次性告知', '补件', '退回', '补齐'],
  forms: ['review'],
  draw: ({ naming, department }) => {
    const { id } = naming
    return {
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
          ...drawWaiting(naming, {
            sendNotice: { column: 2, row: 1 },
            awaitAnswer: { column: 1, row: 1 },
            corrected: { column: 0, row: 1 },
            notCorrected: { column: 1, row: 2 },
            lapsedUncorrected: { column: 2, row: 2 },
          }),
        ],
        flows: [
          { id: id('f_reviewMaterials'), from: id('reviewAgain'), to: id('reviewMaterials') },
          { id: id('f_reviewedMaterials'), from: id('reviewMaterials'), to: id('needsCorrection') },
          ...flowsOfWaiting(naming, id('reviewed')),
          { id: id('f_backToReview'), from: id('corrected'), to: id('reviewAgain'), rounds: CORRECTIONS },
        ],
      },
    }
  },
}

/**
 * The same around a review that stands already: what comes before it and what behind; `corrected` then leads back to
 * `reviewAgain`. `answer` = the variable that holds the answer of the review.
 */
export function drawAroundReview(
  naming: Naming,
  answer: string,
): { readonly before: Fragment; readonly behind: Fragment } {
  const { id } = naming
  const again: PlannedNode = { id: id('reviewAgain'), type: 'exclusiveGateway', column: 0, row: 0 }
  return {
    before: { entry: again.id, exit: again.id, plan: { nodes: [again], flows: [] } },
    behind: {
      entry: id('needsCorrection'),
      exit: id('needsCorrection'),
      leaving: { name: '不需要', isDefault: true },
      plan: {
        nodes: [
          { id: id('needsCorrection'), type: 'exclusiveGateway', name: '需补正？', column: 0, row: 0 },
          ...drawWaiting(naming, {
            sendNotice: { column: 0, row: 1 },
            awaitAnswer: { column: 0, row: 2 },
            corrected: { column: 0, row: 3 },
            notCorrected: { column: 1, row: 2 },
            lapsedUncorrected: { column: 2, row: 2 },
          }),
        ],
        flows: flowsOfWaiting(naming, answer),
      },
    },
  }
}

type Place = Pick<PlannedNode, 'column' | 'row'>
type Waiting = 'sendNotice' | 'awaitAnswer' | 'corrected' | 'notCorrected' | 'lapsedUncorrected'

function drawWaiting(
  { id, milestone, end }: Naming,
  at: { readonly [Each in Waiting]: Place },
): readonly PlannedNode[] {
  return [
    {
      id: id('sendNotice'),
      type: 'serviceTask',
      name: '发补正告知书',
      ...at.sendNotice,
      documentation: '一次告知需要补正的全部内容。',
      extensions: [...notice('correction'), ...milestone('inCorrection')],
    },
    {
      id: id('awaitAnswer'),
      type: 'eventBasedGateway',
      name: '等待补正',
      ...at.awaitAnswer,
      extensions: [pause('correction')],
    },
    {
      id: id('corrected'),
      type: 'intermediateCatchEvent',
      name: '补正材料已提交',
      ...at.corrected,
      extensions: [...milestone('inReview')],
      event: { type: 'message', message: 'correctionSubmitted' },
    },
    {
      id: id('notCorrected'),
      type: 'intermediateCatchEvent',
      name: '满 20 个工作日',
      ...at.notCorrected,
      event: { type: 'timer', date: 'add working days(now(), 20)' },
    },
    end('lapsedUncorrected', 'lapsed', at.lapsedUncorrected),
  ]
}

function flowsOfWaiting({ id }: Naming, answer: string): readonly PlannedFlow[] {
  return [
    {
      id: id('f_sendNotice'),
      name: '需补正',
      from: id('needsCorrection'),
      to: id('sendNotice'),
      condition: `${answer} = "needsCorrection"`,
    },
    { id: id('f_awaitAnswer'), from: id('sendNotice'), to: id('awaitAnswer') },
    { id: id('f_correctedOnes'), from: id('awaitAnswer'), to: id('corrected') },
    { id: id('f_notCorrected'), from: id('awaitAnswer'), to: id('notCorrected') },
    { id: id('f_lapsedUncorrected'), from: id('notCorrected'), to: id('lapsedUncorrected') },
  ]
}
