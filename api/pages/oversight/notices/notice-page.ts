import type { FastifyRequest } from 'fastify'
import type { DeedForm, OversightMatterPage } from '../../../../templates/pages/oversight/oversight-models.ts'
import { readDeadline } from '../../../deadlines/read-deadline.ts'
import { mayAnswer, type ReadNotice, visibleDepartments } from '../../../oversight/act-on-notice.ts'
import type { OversightAct, OversightNotice } from '../../../oversight/notice.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { dueOf, lightOf, type Showing } from '../../parts/deadline-parts.ts'
import { type DepartmentNames, placeOf } from '../../parts/place.ts'
import { deedForm, deedProblem } from '../deed-form.ts'
import { causeWord, noticesHref, noticeTag } from './notice-words.ts'

/** One notice: what is the matter, until when it is to be answered, what was done, and what this person may do. */
export function noticePage(
  request: FastifyRequest,
  { notice, acts }: ReadNotice,
  form: FormState,
  {
    names,
    showing,
    done,
  }: { readonly names: DepartmentNames; readonly showing: Showing; readonly done: string | null },
): OversightMatterPage {
  const { language, office, now } = showing
  const { park, roles } = parkOf(request)
  const forms = noticeForms(request, notice, form)
  const at = (instant: Date) => dateAndTime(language, office.zone, instant.getTime(), now)
  const fact = (label: string, value: string) => ({ label, value, strong: false })
  const path = [
    { href: noticesHref(request), label: say(request, 'oversight.title') },
    { href: null, label: notice.number },
  ]
  const instance =
    notice.application === null || !isAllowed('readInstances', roles)
      ? []
      : [{ href: `/parks/${park.slug}/instances/${notice.application.id}`, label: say(request, 'oversight.instance') }]
  return {
    frame: frameOf(request, {
      title: notice.number,
      audience: 'office',
      place: visibleDepartments(parkOf(request)) === null ? null : placeOf(request, names),
      path,
    }),
    problem: deedProblem(request, form, forms),
    notice: done === null ? null : { tone: 'blue', role: 'status', headline: done, sentence: null, action: null },
    title: notice.number,
    tag: noticeTag(language, notice),
    context: causeWord(language, notice.cause),
    due: answerDue(request, notice, showing),
    facts: [
      fact(say(request, 'oversight.department'), names.get(notice.department) ?? notice.department),
      ...(notice.application?.project == null
        ? []
        : [fact(say(request, 'oversight.project'), notice.application.project)]),
      ...(notice.application?.number == null
        ? []
        : [fact(say(request, 'oversight.application'), notice.application.number)]),
    ],
    texts: [{ title: say(request, 'oversight.what'), text: notice.what }],
    forms,
    acts: [
      {
        what: say(request, 'oversight.act.raise'),
        when: at(notice.raisedAt),
        who: notice.raisedBy ?? say(request, 'oversight.byRule'),
        words: null,
      },
      ...acts.map((act) => ({
        what: say(request, `oversight.act.${act.act}`),
        when: at(act.actedAt),
        who: act.person ?? '',
        words: wordsOf(request, act),
      })),
    ],
    links: [
      { href: `${noticesHref(request)}/${notice.id}/sheet`, label: say(request, 'oversight.printNow') },
      ...instance,
    ],
  }
}

function wordsOf(request: FastifyRequest, { act, words }: OversightAct): string | null {
  return act === 'escalate' && words !== null ? say(request, 'oversight.toldLeader', { people: words }) : words
}

function answerDue(request: FastifyRequest, notice: OversightNotice, showing: Showing): OversightMatterPage['due'] {
  if (notice.state !== 'issued' && notice.state !== 'escalated') return null
  const [from, until] = [notice.raisedAt.getTime(), notice.answerBy.getTime()]
  const deadline = readDeadline(showing.office, from, until, showing.now)
  return {
    label: say(request, 'oversight.answerBy'),
    due: dueOf(showing, deadline),
    light: lightOf(showing, deadline),
  }
}

function noticeForms(request: FastifyRequest, notice: OversightNotice, form: FormState): readonly DeedForm[] {
  const access = parkOf(request)
  const address = `${noticesHref(request)}/${notice.id}`
  const waits = notice.state === 'issued' || notice.state === 'escalated'
  if (waits && mayAnswer(access, notice.department)) {
    return [
      deedForm(request, form, {
        ...{ title: 'oversight.answerTitle', hint: 'oversight.answerHint', address },
        field: { name: 'answer', label: 'oversight.answer' },
        buttons: [{ label: say(request, 'oversight.answerNow'), path: 'answer', tone: 'primary' }],
      }),
    ]
  }
  if (notice.state !== 'answered' || !isAllowed('raiseOversight', access.roles)) return []
  return [
    deedForm(request, form, {
      ...{ title: 'oversight.judgeTitle', hint: 'oversight.judgeHint', address },
      field: { name: 'judgement', label: 'oversight.judge', isOptional: true },
      buttons: [
        { label: say(request, 'oversight.closeNow'), path: 'closure', tone: 'primary' },
        { label: say(request, 'oversight.sendBackNow'), path: 'return', tone: 'plain' },
      ],
    }),
  ]
}
