import { outcomeOf } from '../../patterns/review-gate.ts'
import { assignment, form, keepOutcome, level, outcomes, permit } from '../../plan/extensions.ts'
import type { PlannedNode } from '../../plan/plan.ts'
import { describeSurvey } from '../describe.ts'
import type { Step, StepContext, StepPermit } from '../step.ts'

/** 联合勘验: one appointment, one visit; a department that does not answer in time is taken to have no finding. */
export const jointSurvey: Step = {
  key: 'joint-survey',
  version: 1,
  name: '联合勘验',
  explanation: '牵头部门约定时间，各部门一次到场同时勘验；到期未答复的视为没有意见。',
  words: ['勘察', '踏勘', '现场', '验收', '只勘一次'],
  isForPermits: true,
  forms: ['arrange-survey', 'survey'],
  draw: ({ naming, department, permits }) => {
    const { id } = naming
    return {
      entry: id('arrangeSurvey'),
      exit: id('survey'),
      plan: {
        nodes: [
          {
            id: id('arrangeSurvey'),
            type: 'userTask',
            name: '约定联合勘验时间',
            column: 0,
            row: 0,
            documentation: '各部门只勘一次：牵头部门提出时间，企业和涉及的部门选定一个。',
            extensions: [assignment(department, 'reviewer'), form('arrange-survey'), level({ days: 1 })],
          },
          {
            id: id('survey'),
            type: 'subProcess',
            name: '联合勘验（只勘一次）',
            column: 1,
            row: 0,
            extensions: [level({ days: 2, yellow: 1 })],
            inside: {
              nodes: [
                { id: id('surveyStarted'), type: 'startEvent', column: 0, row: 0 },
                { id: id('surveyFork'), type: 'inclusiveGateway', name: '涉及哪些事项？', column: 1, row: 0 },
                ...permits.flatMap((each, index) => drawVisit(each, index, naming)),
                { id: id('surveyJoin'), type: 'inclusiveGateway', name: '全部答复', column: 5, row: 0 },
                { id: id('surveyed'), type: 'endEvent', column: 6, row: 0 },
              ],
              flows: [
                { id: id('f_surveyStarted'), from: id('surveyStarted'), to: id('surveyFork') },
                {
                  id: id('f_noSurvey'),
                  name: '都不需要',
                  from: id('surveyFork'),
                  to: id('surveyJoin'),
                  isDefault: true,
                  row: -1,
                },
                ...permits.flatMap(({ letter }) => [
                  {
                    id: id(`f_survey${letter}`),
                    from: id('surveyFork'),
                    to: id(`survey${letter}`),
                    condition: `list contains(permitsToReview, "${letter}")`,
                  },
                  { id: id(`f_absent${letter}`), from: id(`absent${letter}`), to: id(`deemed${letter}`) },
                  { id: id(`f_deemed${letter}`), from: id(`deemed${letter}`), to: id(`answered${letter}`) },
                  { id: id(`f_found${letter}`), from: id(`survey${letter}`), to: id(`answered${letter}`) },
                  { id: id(`f_answered${letter}`), from: id(`answered${letter}`), to: id('surveyJoin') },
                ]),
                { id: id('f_surveyed'), from: id('surveyJoin'), to: id('surveyed') },
              ],
            },
          },
        ],
        flows: [{ id: id('f_toSurvey'), from: id('arrangeSurvey'), to: id('survey') }],
      },
    }
  },
  files: (context, files) => describeSurvey(context, files),
}

/** One department on site: it answers, or it is deemed to have. */
function drawVisit(
  { letter, name, department }: StepPermit,
  index: number,
  { id }: StepContext['naming'],
): readonly PlannedNode[] {
  const row = 2 * index
  return [
    {
      id: id(`survey${letter}`),
      type: 'userTask',
      name: `勘验：${name}`,
      column: 2,
      row,
      documentation: '由两名以上工作人员进行（行政许可法第三十四条）；到期未答复的视为没有意见。',
      extensions: [
        assignment(department, 'reviewer'),
        form('survey'),
        permit(letter),
        level({ days: 2, yellow: 1 }),
        ...outcomes({ noFinding: '符合', findings: '有问题，需整改' }),
        keepOutcome(outcomeOf(letter)),
      ],
    },
    {
      id: id(`absent${letter}`),
      type: 'boundaryEvent',
      name: '到期未答复',
      column: 2,
      row,
      attached: { host: id(`survey${letter}`), side: 'bottom', along: 0.5, isInterrupting: true },
      event: { type: 'clock', reading: 'overdue' },
    },
    {
      id: id(`deemed${letter}`),
      type: 'scriptTask',
      name: '视为没有意见',
      column: 3,
      row: row + 1,
      script: `{ ${outcomeOf(letter)}: "deemed" }`,
    },
    { id: id(`answered${letter}`), type: 'exclusiveGateway', column: 4, row },
  ]
}
