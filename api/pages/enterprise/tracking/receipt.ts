import type { FastifyRequest } from 'fastify'
import type { SubmittedPage } from '../../../../templates/pages/enterprise/tracking-models.ts'
import type { Receipt } from '../../../../templates/receipts/receipt.ts'
import { say } from '../../frame.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import type { Tracking } from './read-tracking.ts'

/** The confirmation as a document: the same facts as the page. */
export function receiptOf(
  request: FastifyRequest,
  { opened, process, submissions }: Tracking,
  page: SubmittedPage,
  departments: DepartmentNames,
): Receipt {
  const { leadDepartment } = process.description
  const received = submissions[0]?.receivedAt ?? opened.application.createdAt
  return {
    kind: 'receipt',
    createdAt: received.getTime(),
    title: say(request, 'tracking.receipt'),
    number: page.number,
    project: page.title,
    facts: [
      { label: say(request, 'applications.columnProject'), value: page.title },
      ...page.facts.map(({ label, value }) => ({ label, value })),
    ],
    next: page.next,
    queryUrl: page.queryHref,
    code: `${say(request, 'submitted.code')} ${page.code}`,
    scan: say(request, 'submitted.scan'),
    bureau: departments.get(leadDepartment) ?? leadDepartment,
    sample: request.server.config.mode === 'demo' ? say(request, 'frame.demo') : null,
  }
}
