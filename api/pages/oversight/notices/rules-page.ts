import type { FastifyRequest } from 'fastify'
import type { OversightRulesPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { oversightRuleKey } from '../../../oversight/change-rules.ts'
import type { OversightRule, OversightRules } from '../../../oversight/rules.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { plainField } from '../../parts/plain-field.ts'
import { type Typed, textOf } from '../../typed.ts'
import { noticesHref } from './notice-words.ts'

const abouts = ['step', 'total'] as const
const clocks = ['promised', 'statutory'] as const
const lights = ['yellow', 'red'] as const

/** The rules in sentences, and the form in which a manager adds one. */
export function oversightRulesPage(
  request: FastifyRequest,
  { time }: OversightRules,
  form: FormState,
  isSaved: boolean,
): OversightRulesPage {
  const title = say(request, 'oversight.rules')
  const path = [
    { href: noticesHref(request), label: say(request, 'oversight.title') },
    { href: null, label: title },
  ]
  return {
    frame: frameOf(request, { title, audience: 'office', path }),
    problem: errorSummary(form.problem, languageOf(request)),
    isSaved,
    rows: time.map((rule) => ({ rule: sentenceOf(request, rule), key: oversightRuleKey(rule) })),
    action: `${noticesHref(request)}/rules`,
    commandId: form.commandId,
    fields: isAllowed('ruleOversight', parkOf(request).roles) ? fieldsOf(request, form) : [],
  }
}

function sentenceOf(request: FastifyRequest, { about, clock, light, afterDays, answerDays }: OversightRule): string {
  const what = say(request, `oversight.rule.${about}`, { clock: say(request, `oversight.rule.${clock}`) })
  const key = light === 'yellow' ? 'yellow' : afterDays === 0 ? 'red' : 'later'
  return say(request, `oversight.rule.when.${key}`, { what, days: afterDays, answerDays })
}

function fieldsOf(request: FastifyRequest, form: FormState) {
  const clockWord = (clock: (typeof clocks)[number]) => say(request, `oversight.rule.${clock}`)
  return [
    plainField(request, form, 'about', {
      label: 'oversight.rule.about',
      control: {
        type: 'select',
        options: abouts.flatMap((about) =>
          clocks.map((clock) => [
            `${about}.${clock}`,
            say(request, `oversight.rule.${about}`, { clock: clockWord(clock) }),
          ]),
        ),
      },
    }),
    plainField(request, form, 'light', {
      label: 'ladder.light',
      control: { type: 'radio', options: lights.map((light) => [light, say(request, `ladder.light.${light}`)]) },
    }),
    plainField(request, form, 'afterDays', {
      label: 'oversight.rule.afterDays',
      hint: 'oversight.rule.afterDaysHint',
      control: { type: 'number' },
    }),
    plainField(request, form, 'answerDays', { label: 'oversight.field.answerDays', control: { type: 'number' } }),
  ]
}

/** The rule that was typed; yellow has no days after it. */
export function askedOversightRule(typed: Typed): OversightRule {
  const [aboutTyped = '', clockTyped = ''] = textOf(typed, 'about').split('.')
  const about = abouts.find((each) => each === aboutTyped)
  const clock = clocks.find((each) => each === clockTyped)
  const light = lights.find((each) => each === textOf(typed, 'light'))
  const [after, answer] = [textOf(typed, 'afterDays') || '0', textOf(typed, 'answerDays')]
  const wrong = [
    about === undefined || clock === undefined ? [problem('about', 'Choose the clock.', '请选择哪只钟。')] : [],
    light === undefined ? [problem('light', 'Choose when.', '请选择什么时候发出。')] : [],
    /^(?:100|\d{1,2})$/.test(after) ? [] : [problem('afterDays', 'Write 0 to 100.', '请填写 0 到 100 的整数。')],
    /^(?:60|[1-5]?\d)$/.test(answer) && answer !== '0'
      ? []
      : [problem('answerDays', 'Write 1 to 60 working days.', '请填写 1 至 60 个工作日。')],
  ].flat()
  if (about === undefined || clock === undefined || light === undefined || wrong.length > 0) {
    throw new Refusal('oversight-incomplete', 'The rule has mistakes.', '规则有误。', wrong)
  }
  return { about, clock, light, afterDays: light === 'yellow' ? 0 : Number(after), answerDays: Number(answer) }
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'oversight-incomplete', message, messageZh }
}
