import type { FastifyRequest } from 'fastify'
import type { ClockRequestPart } from '../../../../templates/pages/reviewer/clock-card-model.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { AskedMove, ClockRequest, ListedRequest } from '../../../clocks/requests/clock-request.ts'
import { type ClockPlace, mayAsk, mayDecide } from '../../../clocks/rules.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime, shortDate } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { groundName } from '../../parts/ground-name.ts'
import { textOf } from '../../typed.ts'

type Whose = Pick<ClockPlace, 'department' | 'leadDepartment' | 'permit' | 'processId'>

/** What was asked here and is open or was refused, with the forms of whoever may decide or take it back. */
export function clockRequestParts(
  request: FastifyRequest,
  showing: Showing,
  place: Whose,
  listed: readonly ListedRequest[],
  { typed, commandId }: FormState,
  base: string,
): readonly ClockRequestPart[] {
  const access = parkOf(request)
  const shown = listed.filter(({ state }) => state === 'asked' || state === 'refused')
  return shown.map((each, index) => {
    const isOpen = each.state === 'asked' && each.commandId === null
    const isDecider = isOpen && mayDecide(access, place) && !isOwn(request, each)
    const action = (what: string) => ({ action: `${base}/clock-requests/${each.id}/${what}`, commandId })
    const mayWithdraw = isOpen && (isOwn(request, each) || mayAsk(access, place))
    return {
      field: index === 0 ? '' : `-${index}`,
      ...requestWords(showing, each),
      approve: isDecider ? action('approval') : null,
      refuse: isDecider ? { ...action('refusal'), text: textOf(typed, 'clockRefusalReason') } : null,
      withdraw: mayWithdraw && !isDecider ? action('withdrawal') : null,
    }
  })
}

/** Who asked it, or for whom it was asked, does not decide. */
export function isOwn(request: FastifyRequest, { askedBy, askedFor }: Pick<ClockRequest, 'askedBy' | 'askedFor'>) {
  const { personId } = personOf(request)
  return personId === askedBy || personId === askedFor
}

const tones = { asked: 'yellow', approved: 'green', refused: 'red', withdrawn: 'grey', lapsed: 'grey' } as const

/** What was asked, by whom and why, and what became of it. */
export function requestWords({ language, office, now }: Showing, request: ListedRequest) {
  const { state, asked, asker, askerFor, askedAt, decider, deciderFor, decidedAt, reason } = request
  const when = (at: Date) => dateAndTime(language, office.zone, at.getTime(), now)
  const named = (name: string, other: string | null) =>
    other === null ? name : textIn(language, 'clockRequest.standsFor', { name, other })
  const say = (key: 'asker' | 'decider', name: string, other: string | null, at: Date) =>
    textIn(language, `clockRequest.${key}`, { name: named(name, other), at: when(at) })
  return {
    what: whatIsAsked(language, asked),
    state: { tone: tones[state], word: textIn(language, `clockRequestState.${state}`) },
    details: [
      say('asker', asker, askerFor, askedAt),
      textIn(language, 'clockRequest.why', { why: asked.why }),
      ...(asked.kind === 'pause' ? pauseDetails({ language, office, now }, asked) : []),
      ...(decider === null || decidedAt === null ? [] : [say('decider', decider, deciderFor, decidedAt)]),
      ...(reason === null ? [] : [textIn(language, 'clockRequest.reason', { reason })]),
    ],
  }
}

export function whatIsAsked(language: Showing['language'], asked: AskedMove): string {
  if (asked.kind === 'pause')
    return textIn(language, 'clockRequest.pause', { ground: groundName(language, asked.ground) })
  const clock = textIn(language, `clocks.${asked.clock}`)
  return textIn(language, 'clockRequest.extend', { clock, days: asked.days })
}

function pauseDetails({ language, office, now }: Showing, asked: Extract<AskedMove, { readonly kind: 'pause' }>) {
  const { evidence, expectedEnd, limitDays } = asked
  const day = expectedEnd === null ? null : shortDate(language, office.zone, expectedEnd.getTime(), now)
  return [
    textIn(language, 'clocks.evidenceIs', { evidence: evidence.join('、') }),
    ...(day === null ? [] : [textIn(language, 'clockRequest.expectedEnd', { day })]),
    ...(limitDays === null ? [] : [textIn(language, 'clockRequest.limitDays', { days: limitDays })]),
  ]
}
