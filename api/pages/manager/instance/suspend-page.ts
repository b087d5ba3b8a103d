import type { FastifyRequest } from 'fastify'
import type { SuspendPage } from '../../../../templates/pages/manager/instance-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHref, instanceTitle } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'

const words = {
  suspend: {
    title: 'manager.suspend.title',
    what: 'manager.suspend.what',
    button: 'manager.suspend.do',
    back: 'manager.suspend.back',
  },
  resume: {
    title: 'manager.resume.title',
    what: 'manager.resume.what',
    button: 'manager.resume.do',
    back: 'manager.resume.back',
  },
} as const

/** Asks before an instance is held, or goes on. */
export function suspendPage(
  request: FastifyRequest,
  reading: InstanceReading,
  act: 'suspend' | 'resume',
  form: FormState,
): SuspendPage {
  const { language } = reading.telling
  const title = textIn(language, words[act].title)
  const base = instanceHref(request, reading.row.id)
  return {
    frame: frameOf(request, { title, audience: 'office', path: instancePath(request, reading) }),
    problem: errorSummary(form.problem, language),
    title,
    subject: instanceTitle(reading.row),
    what: textIn(language, words[act].what),
    legal: act === 'suspend' ? textIn(language, 'manager.suspend.legal') : null,
    action: `${base}/${act === 'suspend' ? 'suspension' : 'resumption'}`,
    doLabel: textIn(language, words[act].button),
    backHref: base,
    backLabel: textIn(language, words[act].back),
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
  }
}
