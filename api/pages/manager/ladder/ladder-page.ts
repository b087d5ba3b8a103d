import type { FastifyRequest } from 'fastify'
import type { LadderPage } from '../../../../templates/pages/manager/ladder-model.ts'
import { rungKey } from '../../../ladder/change-rules.ts'
import type { LadderRules, Rung } from '../../../ladder/ladder.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { ownersField, rungFields } from './ladder-fields.ts'

/** A step at which a rule of its own may hold. */
export interface LadderStep {
  readonly node: string
  readonly name: string
}

export function ladderHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/ladder`
}

/** The rules in sentences, and the forms in which a manager changes them. */
export function ladderPage(
  request: FastifyRequest,
  { rules, steps }: { readonly rules: LadderRules; readonly steps: readonly LadderStep[] },
  form: FormState,
): LadderPage {
  const { rungs, assignAfterHours } = rules
  const base = ladderHref(request)
  const mayRule = parkOf(request).roles.has('manager')
  const asked = textOf(form.typed, 'was') || textOf(form.typed, 'change')
  const changed = rungs.find((rung) => rungKey(rung) === asked) ?? null
  const hours = assignAfterHours
  return {
    frame: frameOf(request, { title: say(request, 'ladder.title'), audience: 'office' }),
    problem: errorSummary(form.problem, languageOf(request)),
    isSaved: textOf(form.typed, 'saved') === '1',
    rows: rungs.map((rung) => {
      const rule = sentenceOf(request, rung)
      const key = rungKey(rung)
      const href = `${base}?change=${encodeURIComponent(key)}#rule`
      return {
        rule,
        where: whereOf(request, rung, steps),
        change: mayRule ? { href, label: say(request, 'ladder.changeLabel', { rule }) } : null,
        removeLabel: say(request, 'ladder.removeLabel', { rule }),
        rung: key,
      }
    }),
    action: base,
    commandId: form.commandId,
    form: mayRule
      ? {
          heading: say(request, changed === null ? 'ladder.add' : 'ladder.changing'),
          was: changed === null ? '' : asked,
          fields: rungFields(request, form, changed, steps),
        }
      : null,
    owners: hours === null ? say(request, 'ladder.never') : say(request, 'ladder.after.hours', { hours }),
    ownersField: ownersField(request, form, assignAfterHours),
  }
}

function sentenceOf(request: FastifyRequest, { light, afterDays, tell }: Rung): string {
  const between = languageOf(request) === 'zh' ? '、' : ', '
  const people = tell.map((each) => say(request, `ladder.audience.${each}`)).join(between)
  if (light === 'yellow') return say(request, 'ladder.rule.yellow', { people })
  return afterDays === 0
    ? say(request, 'ladder.rule.red', { people })
    : say(request, 'ladder.rule.later', { days: afterDays, people })
}

function whereOf(request: FastifyRequest, { node }: Rung, steps: readonly LadderStep[]): string {
  if (node === null) return say(request, 'ladder.rule.everywhere')
  return say(request, 'ladder.rule.at', { step: steps.find((each) => each.node === node)?.name ?? node })
}
