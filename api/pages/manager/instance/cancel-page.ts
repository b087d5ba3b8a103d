import type { FastifyRequest } from 'fastify'
import type { CancelPage } from '../../../../templates/pages/manager/instance-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { unsentWords } from '../../unsent-words.ts'
import { personName } from '../describe-history.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHref, instanceTitle } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { activityName, shownActivities } from './shown-activities.ts'

/** Asks before an instance is ended for good, and names what will stop. */
export function cancelPage(request: FastifyRequest, reading: InstanceReading, form: FormState): CancelPage {
  const { row, telling } = reading
  const { language } = telling
  const base = instanceHref(request, row.id)
  const isAllowed = row.enterprise === null && row.status === 'active'
  return {
    frame: frameOf(request, {
      title: textIn(language, 'manager.cancel.title'),
      audience: 'office',
      path: instancePath(request, reading),
    }),
    problem: errorSummary(form.problem, language, isAllowed ? [] : unsentWords(form.typed)),
    subject: instanceTitle(row),
    lost: lostOf(reading),
    isAllowed,
    ended: row.enterprise === null && row.status !== 'active',
    action: `${base}/cancellation`,
    backHref: base,
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
  }
}

function lostOf(reading: InstanceReading): readonly string[] {
  const { telling } = reading
  const { language } = telling
  return shownActivities(reading)
    .filter(({ endedAt }) => endedAt === null)
    .map((activity) => {
      const node = activityName(reading, activity)
      if (activity.task === null) return textIn(language, 'manager.cancel.lostOther', { node })
      const { assignee } = activity.task
      if (assignee === null) return textIn(language, 'manager.cancel.lostTask', { node })
      return textIn(language, 'manager.cancel.lostTaskOf', { node, person: personName(telling, assignee) })
    })
}
