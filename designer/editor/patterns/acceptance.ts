import { assignment, form, input, level, notice, outcomes } from '../plan/extensions.ts'
import type { Fragment } from './fragment.ts'
import type { Naming } from './naming.ts'

export interface AcceptanceRules {
  /** Department of the window. */
  readonly department: string
  /** Working days by law for telling what is missing (行政许可法 art. 32). */
  readonly checkDays: number
  /** How often the applicant may complete the filing before it is accepted. */
  readonly rounds: number
  /** Working days for completing it. */
  readonly correctionDays: number
  /** Whether minor materials may follow later (容缺受理). */
  readonly mayDefer: boolean
}

/** 收件、齐全性审查、一次性告知、受理 (行政许可法 art. 32). */
export function drawAcceptance(rules: AcceptanceRules, { id, milestone, end }: Naming): Fragment {
  const window = assignment(rules.department, 'windowClerk')
  const outcome = id('completenessOutcome')
  const acceptedAs = rules.mayDefer ? '齐全或仅缺可容缺材料' : '齐全'
  return {
    entry: id('receiveAgain'),
    exit: id('accept'),
    plan: {
      nodes: [
        { id: id('receiveAgain'), type: 'exclusiveGateway', column: 0, row: 0 },
        {
          id: id('checkCompleteness'),
          type: 'userTask',
          name: '材料齐全性审查',
          column: 1,
          row: 0,
          documentation: `当场或者 ${rules.checkDays} 个工作日内一次性告知；逾期不告知的，自收到申请材料之日起即为受理（行政许可法第三十二条）。`,
          extensions: [
            window,
            form('completeness'),
            level({ days: rules.checkDays, clock: 'statutory', scope: 'visit', yellow: 2, since: '=receivedAt' }),
            ...outcomes({
              complete: '齐全，受理',
              ...(rules.mayDefer ? { deferrableOnly: '仅缺可容缺材料，受理' } : {}),
              incomplete: '不齐全，一次性告知',
              fixOnTheSpot: '可当场更正',
              notNeeded: '依法不需要许可',
              notOurs: '不属本机关职权',
            }),
            { element: 'siji:Output', source: '=outcome', target: outcome },
          ],
        },
        {
          id: id('acceptanceOverdue'),
          type: 'boundaryEvent',
          name: `满 ${rules.checkDays} 个工作日`,
          column: 1,
          row: 0,
          attached: { host: id('checkCompleteness'), side: 'top', along: 0.5, isInterrupting: true },
          event: { type: 'clock', reading: 'overdue' },
        },
        {
          id: id('deemedAccepted'),
          type: 'scriptTask',
          name: '视为受理',
          column: 2,
          row: -1,
          documentation: '逾期不告知的，自收到申请材料之日起即为受理（行政许可法第三十二条第一款第四项）。',
          script: '{ deemed: true }',
        },
        { id: id('completeness'), type: 'exclusiveGateway', name: '是否受理？', column: 2, row: 0 },
        {
          id: id('fixOnTheSpot'),
          type: 'userTask',
          name: '当场更正',
          column: 1,
          row: 1,
          extensions: [window, form('fix-on-the-spot')],
        },
        { id: id('acceptance'), type: 'exclusiveGateway', column: 3, row: 0 },
        {
          id: id('accept'),
          type: 'serviceTask',
          name: '受理',
          column: 4,
          row: 0,
          documentation: '出具受理通知书，计时开始（行政许可法第三十二条）。',
          extensions: [
            ...notice('acceptance'),
            input('deemed', 'deemed = true'),
            input('receivedAt', 'receivedAt'),
            ...milestone('inReview'),
          ],
        },
        {
          id: id('sendOneTimeNotice'),
          type: 'serviceTask',
          name: '一次性告知',
          column: 2,
          row: 2,
          documentation: '一次告知需要补正的全部内容（行政许可法第三十二条第一款第四项）。',
          extensions: [...notice('oneTime'), ...milestone('returned')],
        },
        { id: id('awaitCorrection'), type: 'eventBasedGateway', name: '等待补正', column: 1, row: 2 },
        {
          id: id('correctionSubmitted'),
          type: 'intermediateCatchEvent',
          name: '补正材料已提交',
          column: 0,
          row: 2,
          extensions: [...milestone('submitted')],
          event: { type: 'message', message: 'correctionSubmitted' },
        },
        {
          id: id('correctionOverdue'),
          type: 'intermediateCatchEvent',
          name: `满 ${rules.correctionDays} 个工作日`,
          column: 1,
          row: 3,
          event: { type: 'timer', date: `add working days(now(), ${rules.correctionDays})` },
        },
        end('lapsedBeforeAcceptance', 'lapsed', { column: 2, row: 3 }),
        {
          id: id('sendDeclineNotice'),
          type: 'serviceTask',
          name: '不予受理决定',
          column: 3,
          row: 1,
          documentation: '不予受理的书面凭证（行政许可法第三十二条第二款）。',
          extensions: [...notice('decline')],
        },
        end('declinedAtWindow', 'declined', { column: 4, row: 1 }),
      ],
      flows: [
        { id: id('f_check'), from: id('receiveAgain'), to: id('checkCompleteness') },
        { id: id('f_completeness'), from: id('checkCompleteness'), to: id('completeness') },
        { id: id('f_accept'), name: acceptedAs, from: id('completeness'), to: id('acceptance'), isDefault: true },
        {
          id: id('f_fix'),
          name: '可当场更正',
          from: id('completeness'),
          to: id('fixOnTheSpot'),
          condition: `${outcome} = "fixOnTheSpot"`,
        },
        { id: id('f_fixed'), from: id('fixOnTheSpot'), to: id('receiveAgain') },
        { id: id('f_deemed'), from: id('acceptanceOverdue'), to: id('deemedAccepted') },
        { id: id('f_deemedAcceptance'), from: id('deemedAccepted'), to: id('acceptance') },
        { id: id('f_toAccept'), from: id('acceptance'), to: id('accept') },
        {
          id: id('f_incomplete'),
          name: '不齐全',
          from: id('completeness'),
          to: id('sendOneTimeNotice'),
          condition: `${outcome} = "incomplete"`,
        },
        { id: id('f_await'), from: id('sendOneTimeNotice'), to: id('awaitCorrection') },
        { id: id('f_corrected'), from: id('awaitCorrection'), to: id('correctionSubmitted') },
        { id: id('f_again'), from: id('correctionSubmitted'), to: id('receiveAgain'), rounds: rules.rounds },
        { id: id('f_overdue'), from: id('awaitCorrection'), to: id('correctionOverdue') },
        { id: id('f_lapsed'), from: id('correctionOverdue'), to: id('lapsedBeforeAcceptance') },
        {
          id: id('f_decline'),
          name: '不需要许可或不属职权',
          from: id('completeness'),
          to: id('sendDeclineNotice'),
          condition: `${outcome} = "notNeeded" or ${outcome} = "notOurs"`,
        },
        { id: id('f_declined'), from: id('sendDeclineNotice'), to: id('declinedAtWindow') },
      ],
    },
  }
}
