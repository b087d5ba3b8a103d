import { assignment, form, input, keepOutcome, level, notice, outcomes, pause, permit } from '../plan/extensions.ts'
import type { PlannedNode } from '../plan/plan.ts'
import type { Naming } from './naming.ts'

/** What one department judges for one permit. */
export interface ReviewedPermit {
  readonly letter: string
  readonly name: string
  readonly department: string
  /** Working days. */
  readonly promisedDays: number
  /** Working days; `null` = none by law. */
  readonly statutoryDays: number | null
}

/** 一项证照的审查: review and second person, procedures apart, reminders at yellow and red. A sub-process. */
export function drawGate(
  { letter, name, department, promisedDays, statutoryDays }: ReviewedPermit,
  { id }: Naming,
): Omit<PlannedNode, 'column' | 'row'> {
  const of = (part: string) => id(`${part}${letter}`)
  const outcome = outcomeOf(letter)
  const reminder = (event: string, along: number, title: string, reading: 'nearlyDue' | 'overdue'): PlannedNode => ({
    id: of(event),
    type: 'boundaryEvent',
    name: title,
    column: 1,
    row: 0,
    attached: { host: of('review'), side: 'top', along, isInterrupting: false },
    event: { type: 'clock', reading },
  })
  return {
    id: of('gate'),
    type: 'subProcess',
    name: `${letter} ${name}`,
    extensions:
      statutoryDays === null
        ? []
        : [level({ days: statutoryDays, clock: 'statutory', since: '=if deemed = true then receivedAt else null' })],
    inside: {
      nodes: [
        { id: of('start'), type: 'startEvent', column: 0, row: 0 },
        {
          id: of('review'),
          type: 'userTask',
          name: `审查${name}`,
          column: 1,
          row: 0,
          documentation: '审查并由第二人复核（行政许可法第三十四条）。',
          extensions: [
            assignment(department, 'reviewer', 'checker'),
            form('review'),
            permit(letter),
            level({ days: promisedDays, yellow: 1 }),
            ...outcomes({
              agree: '同意',
              agreeWithDeferral: '容缺同意',
              needsCorrection: '需补正',
              needsProcedure: '需听证、评审等专门程序',
              refuse: '不予许可',
            }),
            keepOutcome(outcome),
          ],
        },
        reminder('nearlyDue', 0.25, '将到期', 'nearlyDue'),
        reminder('overdue', 0.75, '已超时', 'overdue'),
        {
          id: of('remind'),
          type: 'sendTask',
          name: '提醒承办人',
          column: 2,
          row: -1,
          extensions: [...notice('reminder'), input('permit', `"${letter}"`)],
        },
        { id: of('reminded'), type: 'endEvent', column: 3, row: -1 },
        { id: of('answer'), type: 'exclusiveGateway', name: '需专门程序？', column: 2, row: 0 },
        { id: of('end'), type: 'endEvent', column: 3, row: 0 },
        {
          id: of('procedure'),
          type: 'userTask',
          name: '听证、评审、检测',
          column: 2,
          row: 1,
          documentation: '听证、检验、检测、鉴定、专家评审所需时间不计入期限（行政许可法第四十五条）。',
          extensions: [
            assignment(department, 'reviewer'),
            form('procedure'),
            permit(letter),
            level({ days: 20, owner: 'thirdParty', scope: 'visit' }),
            pause('expertReview'),
          ],
        },
      ],
      flows: [
        { id: of('f_start'), from: of('start'), to: of('review') },
        { id: of('f_answer'), from: of('review'), to: of('answer') },
        { id: of('f_done'), name: '不需要', from: of('answer'), to: of('end'), isDefault: true },
        {
          id: of('f_procedure'),
          name: '需要',
          from: of('answer'),
          to: of('procedure'),
          condition: `${outcome} = "needsProcedure"`,
        },
        { id: of('f_back'), from: of('procedure'), to: of('review'), rounds: 2 },
        { id: of('f_yellow'), from: of('nearlyDue'), to: of('remind') },
        { id: of('f_red'), from: of('overdue'), to: of('remind') },
        { id: of('f_reminded'), from: of('remind'), to: of('reminded') },
      ],
    },
  }
}

/** The variable that holds what was answered for a permit; issuing reads it, so that it has this name everywhere. */
export function outcomeOf(letter: string): string {
  return `outcome${letter}`
}
