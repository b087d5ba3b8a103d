import type { FastifyRequest } from 'fastify'
import type { PageFrame } from '../../../templates/pages/frame.ts'
import type { Relation } from '../../applications/access.ts'
import type { Application } from '../../applications/application.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import type { TaskAddress } from '../../tasks/act-on-task.ts'
import { applicationFrame } from '../enterprise/applicant-frame.ts'
import { frameOf, say } from '../frame.ts'
import { type DepartmentNames, placeOf } from '../parts/place.ts'

/** Around a page about one application that officers and the applicant both open. */
export function sharedFrame(
  request: FastifyRequest,
  {
    application,
    process,
    relation,
  }: { readonly application: Application; readonly process: DescribedProcess; readonly relation: Relation },
  title: string,
  names: DepartmentNames,
): PageFrame {
  if (relation !== 'officer') return applicationFrame(request, application, process, [title])
  return officeFrame(request, { label: application.number ?? '', href: null }, title, names)
}

/** Around a page of the office about one task or application. */
export function officeFrame(
  request: FastifyRequest,
  about: { readonly label: string; readonly href: string | null },
  title: string,
  names: DepartmentNames,
  scripts: readonly string[] = [],
): PageFrame {
  return frameOf(request, {
    title,
    scripts,
    audience: 'office',
    place: placeOf(request, names),
    path: [
      { href: `/parks/${parkOf(request).park.slug}/inbox`, label: say(request, 'inbox.title') },
      about,
      { href: null, label: title },
    ],
  })
}

export function taskAddress(request: FastifyRequest, { instance, key }: TaskAddress, rest = ''): string {
  return `/parks/${parkOf(request).park.slug}/tasks/${instance}/${key}${rest}`
}
