import type { FastifyRequest } from 'fastify'
import type { PermitMovePart, PermitPage } from '../../../../templates/pages/enterprise/permit-models.ts'
import { dateIn } from '../../../parks/dates.ts'
import { permitLifecycle } from '../../../permits/lifecycle.ts'
import { mayMovePermit } from '../../../permits/moves/decide-permit-move.ts'
import type { ListedPermitMove } from '../../../permits/moves/queries.ts'
import { permitMoveNames } from '../../../permits/moves/tables.ts'
import type { Permit } from '../../../permits/permit.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { plainField } from '../../parts/plain-field.ts'
import { nearness, permitEnd } from './permit-end.ts'
import { permitTag } from './permit-tag.ts'

/** One permit: what it says, what became of it after its issue, and for its signatory the form of a decision. */
export function permitPage(
  request: FastifyRequest,
  permit: Permit,
  moves: readonly ListedPermitMove[],
  form: FormState,
  { language, office, now }: Showing,
): PermitPage {
  const { printed, number, verificationCode, issuedAt, applicationId } = permit
  const name = language === 'zh' ? printed.title : printed.titleEn
  const end = permitEnd(printed)
  const listHref = `/parks/${parkOf(request).park.slug}/permits`
  const at = (when: Date) => dateAndTime(language, office.zone, when.getTime(), now)
  return {
    frame: frameOf(request, {
      title: name,
      audience: 'public',
      path: [
        { href: listHref, label: say(request, 'permits.title') },
        { href: null, label: name },
      ],
    }),
    name,
    tag: permitTag(request, permit, end === null ? 'later' : nearness(end, dateIn(office.zone, now))),
    problem: errorSummary(form.problem, language),
    facts: [
      { label: say(request, 'permits.columnNumber'), value: number, strong: true },
      { label: say(request, 'permits.columnAuthority'), value: printed.authority, strong: false },
      ...printed.fields.filter(({ value }) => value !== '').map((field) => ({ ...field, strong: false })),
    ],
    history: [
      {
        what: say(request, 'permits.move.issue'),
        at: at(issuedAt),
        by: printed.authority,
        words: [],
        noticeHref: null,
      },
      ...moves.map((move) => ({
        what: say(request, `permits.move.${move.move}`),
        at: at(move.movedAt),
        by: move.by ?? say(request, 'permits.byRule'),
        words: [move.reason, say(request, 'permits.basis', { basis: move.legalBasis })],
        noticeHref: `/parks/${parkOf(request).park.slug}/applications/${applicationId}/notices/${move.noticeId}/sheet`,
      })),
    ],
    decision: decisionPart(request, permit, form),
    verifyHref: `/verify/${verificationCode}`,
    backHref: listHref,
  }
}

function decisionPart(request: FastifyRequest, permit: Permit, form: FormState): PermitMovePart | null {
  const allowed = permitMoveNames.filter((move) => permitLifecycle.advance(permit.state, move) !== null)
  if (!mayMovePermit(parkOf(request), permit) || allowed.length === 0) return null
  return {
    action: `/parks/${parkOf(request).park.slug}/permits/${permit.id}/moves`,
    commandId: form.commandId,
    fields: [
      plainField(request, form, 'move', {
        label: 'permits.decide',
        control: { type: 'radio', options: allowed.map((move) => [move, say(request, `permits.verb.${move}`)]) },
      }),
      plainField(request, form, 'reason', {
        label: 'permits.reason',
        hint: 'permits.reasonHint',
        control: { type: 'area', maxLength: 2_000 },
      }),
      plainField(request, form, 'legalBasis', {
        label: 'permits.legalBasis',
        hint: 'permits.legalBasisHint',
        control: { type: 'line', maxLength: 500 },
      }),
    ],
  }
}
