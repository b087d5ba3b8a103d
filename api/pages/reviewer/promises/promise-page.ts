import type { FastifyRequest } from 'fastify'
import type { PromiseDetailPage } from '../../../../templates/pages/reviewer/promise-model.ts'
import { parkOf } from '../../../plugins/access.ts'
import { mayJudgePromise, promiseFindings } from '../../../promises/judge-promise.ts'
import type { listPromiseMoves } from '../../../promises/queries.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { plainField } from '../../parts/plain-field.ts'
import { dueOfPromise, materialName, promisesHref, type ReadPromise, stateWord } from './promises-page.ts'

/** One promise: what was promised, what was found, and the form of whoever verifies it. */
export function promiseDetailPage(
  request: FastifyRequest,
  { promise, process }: ReadPromise,
  moves: Awaited<ReturnType<typeof listPromiseMoves>>,
  form: FormState,
  showing: Showing,
): PromiseDetailPage {
  const { language, office, now } = showing
  const name = materialName(process, promise.code, language)
  const at = (when: Date) => dateAndTime(language, office.zone, when.getTime(), now)
  const due = dueOfPromise(showing, promise)
  const fact = (label: string, value: string, strong = false) => ({ label, value, strong })
  return {
    frame: frameOf(request, {
      title: name,
      audience: 'office',
      path: [
        { href: promisesHref(request), label: say(request, 'verification.title') },
        { href: null, label: name },
      ],
    }),
    title: promise.project ?? promise.enterprise,
    context: [promise.enterprise, promise.permitTitle, promise.permitNumber]
      .filter((part) => part !== null)
      .join(' · '),
    state: stateWord(promise, language),
    problem: errorSummary(form.problem, language),
    facts: [
      fact(say(request, 'verification.instead'), name, true),
      ...(due === ''
        ? []
        : [
            fact(say(request, promise.state === 'broken' ? 'verification.mendBy' : 'verification.verifyBy'), due, true),
          ]),
      fact(say(request, 'word.conditions'), promise.terms.conditions.map((each) => each[language]).join('\n')),
      fact(say(request, 'word.text'), promise.terms.text[language]),
      fact(say(request, 'word.consequences'), promise.terms.consequences[language]),
    ],
    found: moves.map(({ move, words, by, movedAt }) => ({
      what: say(request, `verification.move.${move}`),
      words,
      who: `${by ?? say(request, 'verification.byRule')} · ${at(movedAt)}`,
    })),
    form: formOf(request, { promise, process }, form),
    backHref: promisesHref(request),
  }
}

function formOf(
  request: FastifyRequest,
  { promise, process }: ReadPromise,
  form: FormState,
): PromiseDetailPage['form'] {
  const department = process.permits.get(promise.permit)?.department ?? ''
  const open = promiseFindings.filter((each) =>
    promise.state === 'signed' ? each !== 'mended' : promise.state === 'broken' && each === 'mended',
  )
  if (open.length === 0 || !mayJudgePromise(parkOf(request), department)) return null
  return {
    action: `${promisesHref(request)}/${promise.id}/findings`,
    commandId: form.commandId,
    fields: [
      plainField(request, form, 'finding', {
        label: 'verification.finding',
        control: { type: 'radio', options: open.map((each) => [each, say(request, `verification.${each}`)]) },
      }),
      plainField(request, form, 'words', {
        label: 'verification.words',
        hint: 'verification.wordsHint',
        control: { type: 'area', maxLength: 2_000 },
      }),
    ],
  }
}
