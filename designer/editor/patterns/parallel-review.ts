import { assignment, decision, form, level, notice, pause } from '../plan/extensions.ts'
import type { PlannedFlow, PlannedNode } from '../plan/plan.ts'
import type { Fragment } from './fragment.ts'
import type { Naming } from './naming.ts'
import { drawGate, outcomeOf, type ReviewedPermit } from './review-gate.ts'

/** Merging findings writes it anew for the next round, so that it has this name everywhere. */
const PERMITS_TO_REVIEW = 'permitsToReview'

export interface ReviewRules {
  readonly permits: readonly ReviewedPermit[]
  /** The department that merges findings into one notice. */
  readonly leadDepartment: string
  /** How often only the departments concerned review again; 0 = never. */
  readonly rounds: number
  /** Working days that the applicant has. */
  readonly correctionDays: number
  /** The decision that says which permits apply. */
  readonly applicability: string
}

/**
 * 并联审批: only the departments concerned, side by side, waited for together; then one notice of everything that is to
 * be corrected, and again only whom that concerns. Fork and join stand in a sub-process, so that rounds stay balanced.
 */
export function drawParallelReview(rules: ReviewRules, naming: Naming): Fragment {
  const { id, milestone, end } = naming
  const { permits, rounds, correctionDays, leadDepartment } = rules
  const corrects = rounds > 0
  const outcomeList = permits.map(({ letter }) => outcomeOf(letter)).join(', ')
  const correction: readonly PlannedNode[] = [
    {
      id: id('mergeFindings'),
      type: 'userTask',
      name: '合并补正意见',
      column: 3,
      row: 1,
      band: 2,
      documentation: '核对重复和矛盾的意见，合成一份告知书；此前申请人不可见。',
      extensions: [assignment(leadDepartment, 'reviewer'), form('merge-findings'), level({ days: 1 })],
    },
    {
      id: id('sendCorrectionNotice'),
      type: 'serviceTask',
      name: '发补正告知书',
      column: 4,
      row: 1,
      band: 2,
      extensions: [...notice('correction'), ...milestone('inCorrection')],
    },
    {
      id: id('awaitReviewCorrection'),
      type: 'eventBasedGateway',
      name: '等待补正',
      column: 4,
      row: 2,
      band: 2,
      extensions: [pause('correction')],
    },
    {
      id: id('reviewCorrectionSubmitted'),
      type: 'intermediateCatchEvent',
      name: '补正材料已提交',
      column: 3,
      row: 2,
      band: 2,
      extensions: [...milestone('inReview')],
      event: { type: 'message', message: 'correctionSubmitted' },
    },
    {
      id: id('reviewCorrectionOverdue'),
      type: 'intermediateCatchEvent',
      name: `满 ${correctionDays} 个工作日`,
      column: 4,
      row: 3,
      band: 2,
      event: { type: 'timer', date: `add working days(now(), ${correctionDays})` },
    },
    { ...end('lapsedInReview', 'lapsed', { column: 5, row: 3 }), band: 2 },
  ]
  const correctionFlows: readonly PlannedFlow[] = [
    {
      id: id('f_correction'),
      name: '需补正',
      from: id('anyCorrection'),
      to: id('mergeFindings'),
      condition: `some outcome in [${outcomeList}] satisfies outcome = "needsCorrection"`,
    },
    { id: id('f_merged'), from: id('mergeFindings'), to: id('sendCorrectionNotice') },
    { id: id('f_awaitReview'), from: id('sendCorrectionNotice'), to: id('awaitReviewCorrection') },
    { id: id('f_reviewCorrected'), from: id('awaitReviewCorrection'), to: id('reviewCorrectionSubmitted') },
    {
      id: id('f_reviewAgain'),
      name: '只重开涉及的部门',
      from: id('reviewCorrectionSubmitted'),
      to: id('enterReview'),
      rounds,
      row: 1,
      band: 1,
    },
    { id: id('f_reviewOverdue'), from: id('awaitReviewCorrection'), to: id('reviewCorrectionOverdue') },
    { id: id('f_reviewLapsed'), from: id('reviewCorrectionOverdue'), to: id('lapsedInReview') },
  ]
  return {
    entry: id('whichPermits'),
    exit: corrects ? id('anyCorrection') : id('parallelReview'),
    ...(corrects ? { leaving: { name: '没有', isDefault: true } } : {}),
    plan: {
      nodes: [
        {
          id: id('whichPermits'),
          type: 'businessRuleTask',
          name: '确定适用证照',
          column: 0,
          row: 0,
          extensions: [decision(rules.applicability, PERMITS_TO_REVIEW)],
        },
        ...(corrects ? [gateway(id('enterReview'), '', 1)] : []),
        { ...drawReviewGroup(rules, naming), column: 2, row: 0, band: 1 },
        ...(corrects ? [{ ...gateway(id('anyCorrection'), '有需补正的？', 3), band: 2 }, ...correction] : []),
      ],
      flows: [
        { id: id('f_which'), from: id('whichPermits'), to: id(corrects ? 'enterReview' : 'parallelReview') },
        ...(corrects
          ? [
              { id: id('f_review'), from: id('enterReview'), to: id('parallelReview') },
              { id: id('f_joined'), from: id('parallelReview'), to: id('anyCorrection') },
              ...correctionFlows,
            ]
          : []),
      ],
    },
  }
}

/** The sub-process with fork and join: one branch for each permit, and one past them all. */
function drawReviewGroup({ permits }: ReviewRules, naming: Naming): Omit<PlannedNode, 'column' | 'row'> {
  const { id } = naming
  const longest = Math.max(...permits.map(({ promisedDays }) => promisedDays))
  return {
    id: id('parallelReview'),
    type: 'subProcess',
    name: '并联审查（只开涉及的部门）',
    extensions: [level({ days: longest, yellow: 1 })],
    inside: {
      nodes: [
        { id: id('reviewStarted'), type: 'startEvent', column: 0, row: 0 },
        { id: id('fork'), type: 'inclusiveGateway', name: '涉及哪些证照？', column: 1, row: 0 },
        ...permits.map((permit, row) => ({ ...drawGate(permit, naming), column: 2, row })),
        { id: id('join'), type: 'inclusiveGateway', name: '全部答复', column: 3, row: 0 },
        { id: id('reviewed'), type: 'endEvent', column: 4, row: 0 },
      ],
      flows: [
        { id: id('f_fork'), from: id('reviewStarted'), to: id('fork') },
        { id: id('f_none'), name: '都不需要', from: id('fork'), to: id('join'), isDefault: true, row: -1 },
        ...permits.flatMap(({ letter }) => [
          {
            id: id(`f_fork${letter}`),
            from: id('fork'),
            to: id(`gate${letter}`),
            condition: `list contains(${PERMITS_TO_REVIEW}, "${letter}")`,
          },
          { id: id(`f_join${letter}`), from: id(`gate${letter}`), to: id('join') },
        ]),
        { id: id('f_reviewed'), from: id('join'), to: id('reviewed') },
      ],
    },
  }
}

function gateway(id: string, name: string, column: number): PlannedNode {
  return { id, type: 'exclusiveGateway', ...(name === '' ? {} : { name }), column, row: 0 }
}
