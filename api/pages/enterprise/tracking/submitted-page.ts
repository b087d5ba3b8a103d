import type { FastifyRequest } from 'fastify'
import type { SubmittedPage } from '../../../../templates/pages/enterprise/tracking-models.ts'
import { qrPath } from '../../../../templates/qr-path.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Deadline } from '../../../deadlines/read-deadline.ts'
import { dateIn } from '../../../parks/dates.ts'
import { hoursInWords } from '../../../parks/hours-in-words.ts'
import { parkOf } from '../../../plugins/access.ts'
import { queryAddress } from '../../../query-codes/query-address.ts'
import { say } from '../../frame.ts'
import { clockTime, dateAndTime, shortDay } from '../../parts/dates.ts'
import { dueWords, type Showing } from '../../parts/deadline-parts.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { applicationFrame, applicationHref, applicationTitle } from '../applicant-frame.ts'
import { noticeDeadline } from './notice-deadline.ts'
import type { Tracking } from './read-tracking.ts'

/** What was handed in and what happens next; the same facts stand on the printed receipt. */
export function submittedPage(
  request: FastifyRequest,
  tracking: Tracking,
  code: string,
  departments: DepartmentNames,
  showing: Showing,
  isPrinted = false,
): SubmittedPage {
  const { opened, process, submissions } = tracking
  const { application } = opened
  const { language, office, now } = showing
  const first = submissions[0]
  const number = application.number ?? ''
  const received = first?.receivedAt ?? application.createdAt
  const materials = first?.materials ?? []
  const count = (state: string) => materials.filter((each) => each.state === state).length
  const lead = departments.get(process.description.leadDepartment) ?? process.description.leadDepartment
  const deadline = noticeDeadline(office, received.getTime(), now)
  // On paper a date has its year, and nothing that is true on one day only.
  const due = isPrinted ? printedDate(showing, deadline) : dueWords(showing, deadline)
  const receivedAt = isPrinted
    ? `${fullDate(showing, received.getTime())} ${clockTime(office.zone, received.getTime())}`
    : dateAndTime(language, office.zone, received.getTime(), now)
  const hours = hoursInWords(office, parkOf(request).park, isPrinted ? received.getTime() : now, language)
  const href = queryAddress(request.server.config, number, code)
  return {
    frame: applicationFrame(request, application, process, [say(request, 'submitted.title')]),
    title: applicationTitle(request, application, process),
    number,
    facts: [
      { label: say(request, 'submitted.enterprise'), value: application.enterprise.name, strong: false },
      {
        label: say(request, 'submitted.receivedAt'),
        value: receivedAt,
        strong: false,
      },
      {
        label: say(request, 'materials.title'),
        value: say(request, 'submitted.materials', { provided: count('provided'), deferred: count('deferred') }),
        strong: false,
      },
      {
        label: say(request, 'submitted.contact'),
        value: `${lead} · ${say(request, 'tracking.hours', { hours })}`,
        strong: false,
      },
    ],
    next: say(request, 'submitted.nextText', { due, lead }),
    code,
    queryHref: href,
    qr: qrPath(href),
    receiptHref: applicationHref(request, application.id, '/receipt.pdf'),
    trackingHref: applicationHref(request, application.id),
  }
}

function printedDate(showing: Showing, { dueAt, reckoning }: Deadline): string {
  const due = fullDate(showing, dueAt)
  return reckoning.provisional ? textIn(showing.language, 'due.provisionally', { due }) : due
}

function fullDate({ language, office }: Showing, at: number): string {
  return shortDay(language, dateIn(office.zone, at), '')
}
