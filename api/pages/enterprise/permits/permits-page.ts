import type { FastifyRequest } from 'fastify'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import type { PermitRow, PermitsPage } from '../../../../templates/pages/enterprise/permit-models.ts'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
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

/** The permits of an enterprise, and which of them end soon. */
export function permitsPage(
  request: FastifyRequest,
  all: readonly Permit[],
  paged: Paged<Permit>,
  showing: Showing,
): PermitsPage {
  const { slug } = parkOf(request).park
  return {
    frame: frameOf(request, { title: say(request, 'permits.title'), audience: 'public' }),
    notice: endingSoon(request, all, showing),
    rows: paged.rows.map((permit) => rowOf(request, permit, showing)),
    pager: pagerOf(request, paged),
    applicationsHref: `/parks/${slug}/applications`,
  }
}

function rowOf(request: FastifyRequest, permit: Permit, { language, office, now }: Showing): PermitRow {
  const { printed, number, issuedAt, applicationId, verificationCode } = permit
  const today = dateIn(office.zone, now)
  const end = permitEnd(printed)
  return {
    name: language === 'zh' ? printed.title : printed.titleEn,
    tag: tagOf(request, permit, end === null ? 'later' : nearness(end, today)),
    number,
    detail: say(request, 'permits.issuedBy', {
      authority: printed.authority,
      date: shortDate(language, office.zone, issuedAt.getTime(), now),
    }),
    ends: end === null ? null : say(request, 'permits.until', { date: shortDay(language, end, today) }),
    pdfHref: `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/permits.pdf`,
    verifyHref: `/verify/${verificationCode}`,
    applicationHref: applicationHref(request, applicationId),
  }
}

function tagOf(request: FastifyRequest, { state }: Permit, near: ReturnType<typeof nearness>): Tag {
  if (state !== 'issued') return { tone: 'red', word: say(request, 'permits.invalid') }
  if (near === 'ended') return { tone: 'red', word: say(request, 'permits.ended') }
  return near === 'soon'
    ? { tone: 'yellow', word: say(request, 'permits.endsSoon') }
    : { tone: 'green', word: say(request, 'permits.valid') }
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
