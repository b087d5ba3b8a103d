import type { FastifyRequest } from 'fastify'
import type { PermitRow, PermitsPage } from '../../../../templates/pages/enterprise/permit-models.ts'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { isOfficer } from '../../../applications/access.ts'
import type { Paged } from '../../../lists/paging.ts'
import { dateIn } from '../../../parks/dates.ts'
import type { Permit } from '../../../permits/permit.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf, say } from '../../frame.ts'
import { pagerOf } from '../../list-page.ts'
import { shortDate, shortDay } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { applicationHref } from '../applicant-frame.ts'
import { nearness, permitEnd } from './permit-end.ts'
import { permitTag } from './permit-tag.ts'

/** The permits that one may see, of one's enterprise or of the park, and which of one's own end soon. */
export function permitsPage(
  request: FastifyRequest,
  all: readonly Permit[],
  paged: Paged<Permit>,
  showing: Showing,
): PermitsPage {
  const access = parkOf(request)
  return {
    frame: frameOf(request, { title: say(request, 'permits.title'), audience: 'public' }),
    notice: isOfficer(access) ? null : endingSoon(request, all, showing),
    rows: paged.rows.map((permit) => rowOf(request, permit, showing)),
    pager: pagerOf(request, paged),
    applicationsHref: isOfficer(access) ? null : `/parks/${access.park.slug}/applications`,
  }
}

function rowOf(request: FastifyRequest, permit: Permit, { language, office, now }: Showing): PermitRow {
  const { printed, number, issuedAt, applicationId, verificationCode } = permit
  const today = dateIn(office.zone, now)
  const end = permitEnd(printed)
  return {
    href: `/parks/${parkOf(request).park.slug}/permits/${permit.id}`,
    name: language === 'zh' ? printed.title : printed.titleEn,
    tag: permitTag(request, permit, end === null ? 'later' : nearness(end, today)),
    number,
    detail: say(request, 'permits.issuedBy', {
      authority: printed.authority,
      date: shortDate(language, office.zone, issuedAt.getTime(), now),
    }),
    ends: end === null ? null : say(request, 'permits.until', { date: shortDay(language, end, today) }),
    pdfHref: `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/permits.pdf`,
    verifyHref: `/verify/${verificationCode}`,
    applicationHref: isOfficer(parkOf(request)) ? null : applicationHref(request, applicationId),
  }
}

function endingSoon(
  request: FastifyRequest,
  all: readonly Permit[],
  { language, office, now }: Showing,
): NoticePart | null {
  const today = dateIn(office.zone, now)
  const soon = all.flatMap((permit) => {
    const end = permit.state === 'issued' ? permitEnd(permit.printed) : null
    return end !== null && nearness(end, today) === 'soon' ? [{ permit, end }] : []
  })
  const [first] = soon.sort((one, other) => one.end.localeCompare(other.end))
  if (first === undefined) return null
  const { slug } = parkOf(request).park
  return {
    tone: 'yellow',
    role: 'status',
    headline: say(request, 'permits.soonHeadline', { count: soon.length }),
    sentence: say(request, 'permits.soonSentence', {
      name: language === 'zh' ? first.permit.printed.title : first.permit.printed.titleEn,
      number: first.permit.number,
      date: shortDay(language, first.end, today),
    }),
    action: { href: `/parks/${slug}/start`, label: say(request, 'start.title') },
  }
}
