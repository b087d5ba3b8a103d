import type { FastifyRequest } from 'fastify'
import type { Receivers } from '../../../../engine/index.ts'
import type { AnnouncementPage } from '../../../../templates/pages/manager/operation-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { instanceHref } from '../instance/instance-head.ts'

export const kinds = ['signal', 'message'] as const

/** Everything that the form asks, by the names of its fields. */
const fields = ['name', 'key', 'variable', 'value'] as const

/** What is to be sent, and who would have it now, before the button that sends it. */
export function announcementPage(
  request: FastifyRequest,
  {
    form,
    receivers,
    isSent,
  }: { readonly form: FormState; readonly receivers: Receivers | null; readonly isSent: boolean },
): AnnouncementPage {
  const language = languageOf(request)
  const base = `/parks/${parkOf(request).park.slug}/announcements`
  const kind = textOf(form.typed, 'kind')
  const title = say(request, 'manager.announcements.title')
  const path = [
    { href: `/parks/${parkOf(request).park.slug}/job-types`, label: say(request, 'manager.jobTypes.title') },
    { href: null, label: title },
  ]
  return {
    frame: frameOf(request, { title, audience: 'office', path }),
    problem: errorSummary(form.problem, language),
    isSent,
    action: base,
    commandId: form.commandId,
    kind,
    kinds: kinds.map((each) => ({
      value: each,
      label: textIn(language, `manager.announcements.${each}`),
      selected: each === kind,
    })),
    fields: fields.map((name) => ({
      name,
      label: textIn(language, `manager.announcements.${name}`),
      value: textOf(form.typed, name),
      error: errorOf(form.problem, name, language),
    })),
    receivers:
      receivers === null
        ? null
        : {
            summary: textIn(language, 'manager.announcements.summary', {
              count: receivers.total,
              starts: receivers.starts.length,
            }),
            rows: receivers.instances.map((id) => ({ href: instanceHref(request, id), name: id })),
            more: receivers.total > receivers.instances.length,
            starts: receivers.starts,
            isAny: receivers.total > 0 || receivers.starts.length > 0,
          },
  }
}
