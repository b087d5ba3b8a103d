import { assignment, decision, form, input, keepOutcome, level, notice, outcomes } from '../plan/extensions.ts'
import type { PlannedFlow, PlannedNode } from '../plan/plan.ts'
import type { Fragment } from './fragment.ts'
import type { Naming } from './naming.ts'
import { outcomeOf } from './review-gate.ts'

export interface ConclusionRules {
  readonly letters: readonly string[]
  /** The decision that says which refusal takes which permit with it. */
  readonly refusalScope: string
}

/**
 * 办结审查: what was refused takes with it what rests on it, in writing (行政许可法 art. 38); the applicant takes the rest
 * or withdraws; `permitsGranted` is what may be signed. Left where there is something to sign.
 */
export function drawConclusion({ letters, refusalScope }: ConclusionRules, { id, milestone, end }: Naming): Fragment {
  const answers = letters.map((letter) => `{ permit: "${letter}", outcome: ${outcomeOf(letter)} }`).join(', ')
  const refused = 'if permitsRefused = null then [] else permitsRefused'
  const granted = `[${answers}][(outcome = "agree" or outcome = "agreeWithDeferral") and not(list contains(${refused}, permit))].permit`
  const outcomeList = letters.map(outcomeOf).join(', ')
  const gateway = (key: string, column: number, row: number, name?: string): PlannedNode => ({
    id: id(key),
    type: 'exclusiveGateway',
    ...(name === undefined ? {} : { name }),
    column,
    row,
  })
  const flow = (key: string, from: string, to: string, rest: Partial<PlannedFlow> = {}): PlannedFlow => ({
    id: id(key),
    from: id(from),
    to: id(to),
    ...rest,
  })
  return {
    entry: id('anyRefusal'),
    exit: id('anyGranted'),
    leaving: { name: '有', isDefault: true },
    plan: {
      nodes: [
        gateway('anyRefusal', 0, 0, '有不予许可的？'),
        {
          id: id('refusalScope'),
          type: 'businessRuleTask',
          name: '不予许可的范围',
          column: 0,
          row: 1,
          extensions: [decision(refusalScope, 'permitsRefused')],
        },
        {
          id: id('sendRefusalNotice'),
          type: 'serviceTask',
          name: '不予许可决定书',
          column: 1,
          row: 1,
          documentation: '书面说明理由，告知复议、诉讼的权利（行政许可法第三十八条第二款）。',
          extensions: [...notice('refusal'), input('permitsRefused', 'permitsRefused')],
        },
        gateway('anyRest', 2, 1, '还有可发的？'),
        {
          id: id('applicantChoice'),
          type: 'userTask',
          name: '企业选择',
          column: 2,
          row: 2,
          extensions: [
            assignment('applicant', 'owner'),
            form('applicant-choice'),
            level({ days: 20, owner: 'applicant', scope: 'visit' }),
            ...outcomes({ proceedWithRest: '其余证照继续办理', withdraw: '全部撤回' }),
            keepOutcome('applicantChoice'),
          ],
        },
        gateway('proceed', 3, 2, '继续？'),
        end('withdrawnByChoice', 'withdrawn', { column: 4, row: 2 }),
        gateway('toConclude', 3, 0),
        {
          id: id('concludeReview'),
          type: 'scriptTask',
          name: '办结审查',
          column: 4,
          row: 0,
          extensions: [...milestone('decided')],
          script: `{ permitsGranted: ${granted}, signingAuthorities: distinct values(for permit in permitsGranted return get value(issuingAuthorities, permit)), permitsRefused: ${refused} }`,
        },
        gateway('anyGranted', 5, 0, '有准予的？'),
        end('refusedAll', 'refused', { column: 5, row: 1 }),
      ],
      flows: [
        flow('f_refusal', 'anyRefusal', 'refusalScope', {
          name: '有',
          condition: `some outcome in [${outcomeList}] satisfies outcome = "refuse"`,
        }),
        flow('f_noRefusal', 'anyRefusal', 'toConclude', { name: '没有', isDefault: true }),
        flow('f_refusalNotice', 'refusalScope', 'sendRefusalNotice'),
        flow('f_anyRest', 'sendRefusalNotice', 'anyRest'),
        flow('f_rest', 'anyRest', 'applicantChoice', { name: '有', isDefault: true }),
        flow('f_noRest', 'anyRest', 'toConclude', { name: '没有', condition: `count(${granted}) = 0` }),
        flow('f_choice', 'applicantChoice', 'proceed'),
        flow('f_withdrawChoice', 'proceed', 'withdrawnByChoice', {
          name: '撤回',
          condition: 'applicantChoice = "withdraw"',
        }),
        flow('f_proceed', 'proceed', 'toConclude', { name: '办其余', isDefault: true }),
        flow('f_conclude', 'toConclude', 'concludeReview'),
        flow('f_concluded', 'concludeReview', 'anyGranted'),
        flow('f_nothing', 'anyGranted', 'refusedAll', { name: '没有', condition: 'count(permitsGranted) = 0' }),
      ],
    },
  }
}
