import { drawAcceptance } from '../patterns/acceptance.ts'
import { drawConclusion } from '../patterns/conclusion.ts'
import { inSequence } from '../patterns/fragment.ts'
import { drawDelivery, drawIssuing } from '../patterns/issuing.ts'
import { ENDINGS, type Ending, nameWith, withinProcessing } from '../patterns/naming.ts'
import { drawParallelReview } from '../patterns/parallel-review.ts'
import { drawSigning } from '../patterns/signing.ts'
import { level, milestone } from '../plan/extensions.ts'
import type { Plan, PlannedNode } from '../plan/plan.ts'
import type { PlannedProcess } from '../plan/write-plan.ts'
import { issueOrder, promisedDaysOf, type Table } from './table.ts'

export const WHICH_PERMITS = 'which-permits'
export const REFUSAL_SCOPE = 'refusal-scope'

/** 行政许可法 art. 42: several authorities that handle an application together. */
const JOINT_DAYS = { days: 45, extension: 15 }

/** The whole process of a table: what may be withdrawn from in one sub-process, then issue and delivery. */
export function drawProcess(table: Table, id: string, name: string): PlannedProcess {
  const since = '=if deemed = true then receivedAt else null'
  return {
    id,
    name,
    documentation: '一份申请、一窗受理、并联审查、按次序核发、合并送达。',
    extensions: [
      level({ days: promisedDaysOf(table), yellow: 1, startsAt: 'inReview', since }),
      level({ ...JOINT_DAYS, clock: 'statutory', startsAt: 'inReview', endsAt: 'issuing', since }),
    ],
    plan: drawOutside(table),
  }
}

function drawOutside(table: Table): Plan {
  const naming = nameWith('', true)
  const { plan, exit, leaving } = inSequence([
    {
      entry: 'applicationSubmitted',
      exit: 'applicationSubmitted',
      plan: {
        nodes: [
          {
            id: 'applicationSubmitted',
            type: 'startEvent',
            name: '收到申请',
            column: 0,
            row: 0,
            extensions: [milestone('submitted')],
          },
        ],
        flows: [],
      },
    },
    drawProcessing(table),
    drawIssuing(naming),
    drawDelivery(naming),
  ])
  const last = Math.max(...plan.nodes.map(({ column }) => column)) + 1
  return {
    ...plan,
    nodes: [
      ...plan.nodes,
      {
        id: 'delivered',
        type: 'endEvent',
        name: '办结送达',
        column: last,
        row: 0,
        extensions: [milestone('delivered')],
      },
    ],
    flows: [...plan.flows, { id: 'f_delivered', from: exit, to: 'delivered', ...leaving }],
  }
}

/** The sub-process that an applicant may withdraw from, and how the matter ends where it does not go on. */
function drawProcessing(table: Table) {
  const endings = Object.entries(ENDINGS)
  const caught = endings.flatMap(([word, name], index): readonly PlannedNode[] => [
    {
      id: `${word}Caught`,
      type: 'boundaryEvent',
      name,
      column: 0,
      row: 0,
      attached: { host: 'processing', side: 'bottom', along: 0.1 + index * 0.08, isInterrupting: true },
      event: { type: 'error', error: word },
    },
    {
      id: `${word}End`,
      type: 'endEvent',
      name,
      column: 0,
      row: 1,
      under: `${word}Caught`,
      extensions: [milestone(word)],
    },
  ])
  const processing: PlannedNode = {
    id: 'processing',
    type: 'subProcess',
    name: '受理、并联审查与签发（企业可在签发前撤回）',
    column: 0,
    row: 0,
    inside: drawInside(table),
  }
  return {
    entry: 'processing',
    exit: 'processing',
    plan: {
      nodes: [processing, ...caught],
      flows: endings.map(([word]) => ({ id: `f_${word}Caught`, from: `${word}Caught`, to: `${word}End` })),
    },
  }
}

function drawInside(table: Table): Plan {
  const { rows, rules } = table
  const naming = withinProcessing
  const permits = issueOrder(rows).flatMap((letter) => {
    const row = rows.find((each) => each.letter === letter)
    return row === undefined ? [] : [{ ...row, name: row.permit }]
  })
  const { plan, entry, exit, leaving } = inSequence([
    drawAcceptance(
      {
        department: rules.window,
        checkDays: rules.checkDays,
        rounds: rules.completions,
        correctionDays: rules.correctionDays,
        mayDefer: rules.mayDefer,
      },
      naming,
    ),
    drawParallelReview(
      {
        permits,
        leadDepartment: rules.window,
        rounds: rules.corrections,
        correctionDays: rules.correctionDays,
        applicability: WHICH_PERMITS,
      },
      naming,
    ),
    drawConclusion({ letters: permits.map(({ letter }) => letter), refusalScope: REFUSAL_SCOPE }, naming),
    drawSigning(rules.signingDays, naming),
  ])
  const shifted = plan.nodes.map((node) => ({ ...node, column: node.column + 1 }))
  const last = Math.max(...shifted.map(({ column }) => column)) + 1
  return {
    ...plan,
    nodes: [
      { id: 'receive', type: 'startEvent', name: '收件', column: 0, row: 0 },
      ...shifted,
      { id: 'processed', type: 'endEvent', name: '审查与签发完成', column: last, row: 0 },
      drawWithdrawal(),
    ],
    flows: [
      { id: 'f_receive', from: 'receive', to: entry },
      ...plan.flows,
      { id: 'f_processed', from: exit, to: 'processed', ...leaving },
    ],
  }
}

function drawWithdrawal(): PlannedNode {
  const word: Ending = 'withdrawn'
  return {
    id: 'withdrawal',
    type: 'subProcess',
    name: '申请人撤回',
    isEventSubProcess: true,
    column: 3,
    row: 5,
    inside: {
      nodes: [
        {
          id: 'withdrawalReceived',
          type: 'startEvent',
          name: '撤回申请',
          column: 0,
          row: 0,
          event: { type: 'message', message: 'withdrawn' },
        },
        { ...withinProcessing.end('withdrawnByApplicant', word, { column: 1, row: 0 }) },
      ],
      flows: [{ id: 'f_withdrawal', from: 'withdrawalReceived', to: 'withdrawnByApplicant' }],
    },
  }
}
