import type { FastifyRequest } from 'fastify'
import type { JobTypesPage } from '../../../../templates/pages/manager/operation-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { JobTypeStanding } from '../../../job-types/queries.ts'
import { isAllowed } from '../../../permissions.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { textOf } from '../../typed.ts'

/** How the jobs of each type stand, and a form to hold a type back or bound it. */
export function jobTypesPage(
  request: FastifyRequest,
  types: readonly JobTypeStanding[],
  form: FormState,
): JobTypesPage {
  const language = languageOf(request)
  const { park, roles } = parkOf(request)
  const base = `/parks/${park.slug}/job-types`
  const typed = textOf(form.typed, 'type')
  return {
    frame: frameOf(request, { title: say(request, 'manager.jobTypes.title'), audience: 'office' }),
    problem: errorSummary(form.problem, language),
    mayRule: isAllowed('ruleJobTypes', roles),
    action: base,
    commandId: form.commandId,
    announcementsHref: `/parks/${park.slug}/announcements`,
    incidentsHref: `/parks/${park.slug}/incidents`,
    rows: types.map(({ type, isPaused, atMost, ...counts }) => ({
      type,
      ...counts,
      isPaused,
      atMost: type === typed ? textOf(form.typed, 'atMost') : String(atMost ?? ''),
      state: textIn(language, isPaused ? 'manager.jobTypes.paused' : 'manager.jobTypes.open'),
      bound: textIn(language, 'manager.jobTypes.boundOf', { type }),
      act: isPaused ? 'resume' : 'pause',
      turn: textIn(language, isPaused ? 'manager.jobTypes.resume' : 'manager.jobTypes.pause', { type }),
    })),
  }
}
