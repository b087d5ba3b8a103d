import type { FastifyRequest } from 'fastify'
import type { PageFrame, Step } from '../../../templates/pages/frame.ts'
import type { Application } from '../../applications/application.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'

/** The address of an application's page; `rest` begins with a slash. */
export function applicationHref(request: FastifyRequest, id: string, rest = ''): string {
  return `/parks/${parkOf(request).park.slug}/applications/${id}${rest}`
}

/** The frame of a page about one application, with the way back to the list. */
export function applicationFrame(
  request: FastifyRequest,
  application: Application,
  process: DescribedProcess,
  steps: readonly string[],
): PageFrame {
  const list = { href: `/parks/${parkOf(request).park.slug}/applications`, label: say(request, 'applications.title') }
  const own = application.number ?? applicationTitle(request, application, process)
  const [last, ...before] = [...steps].reverse()
  const path: Step[] = [
    list,
    { href: last === undefined ? null : applicationHref(request, application.id), label: own },
  ]
  for (const label of before.reverse()) path.push({ href: null, label })
  if (last !== undefined) path.push({ href: null, label: last })
  return frameOf(request, {
    title: last ?? applicationTitle(request, application, process),
    audience: 'public',
    place: application.enterprise.name,
    path,
  })
}

/** What an application is called: its project, or what is applied for as long as there is none. */
export function applicationTitle(
  request: FastifyRequest,
  application: Pick<Application, 'project' | 'stored'>,
  process: DescribedProcess,
): string {
  const typed = application.stored.form['projectName']
  if (application.project !== null) return application.project.name
  if (typeof typed === 'string' && typed.trim() !== '') return typed
  return languageOf(request) === 'zh' ? process.description.title.zh : process.description.title.en
}
