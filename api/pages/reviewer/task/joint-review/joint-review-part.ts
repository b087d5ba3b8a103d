import type { FastifyRequest } from 'fastify'
import type { JointReviewPart } from '../../../../../templates/pages/reviewer/joint-review-model.ts'
import { type ItemOpinion, objections } from '../../../../joint-review/summarise-opinions.ts'
import type { DescribedProcess } from '../../../../process-description/described-process.ts'
import { say } from '../../../frame.ts'
import { dateAndTime } from '../../../parts/dates.ts'
import type { Showing } from '../../../parts/deadline-parts.ts'
import type { DepartmentNames } from '../../../parts/place.ts'
import { outcomeLabel } from '../decision-form.ts'
import { wordsOf } from '../opinions.ts'

/** All departments' opinions on one page: what each said, what it found, and who kept silent. */
export function jointReviewPart(
  request: FastifyRequest,
  showing: Showing,
  process: DescribedProcess,
  items: readonly ItemOpinion[],
  names: DepartmentNames,
): JointReviewPart {
  const { language, office, now } = showing
  const against = new Set(objections(items).map(({ permit }) => permit))
  return {
    summary: say(request, 'jointReview.summary', {
      items: items.length,
      deemed: items.filter(({ opinion }) => opinion === null).length,
      against: against.size,
    }),
    items: items.map(({ permit, department, opinion, findings }) => ({
      name: process.permits.get(permit)?.name[language] ?? permit,
      department: names.get(department ?? '') ?? department ?? '',
      outcome:
        opinion === null
          ? say(request, 'jointReview.deemed')
          : opinion.outcome === null
            ? say(request, 'task.answered')
            : outcomeLabel(process, opinion, opinion.outcome, language),
      tone: against.has(permit) ? 'red' : opinion === null ? 'yellow' : 'none',
      when:
        opinion === null
          ? say(request, 'jointReview.deemedWhen')
          : `${opinion.personName} · ${dateAndTime(language, office.zone, opinion.at.getTime(), now)}`,
      lines: [
        ...(opinion === null ? [] : wordsOf(showing, process, opinion, [])),
        ...findings.map(({ state, whatIsWrong }) =>
          say(request, 'jointReview.finding', { state: say(request, `findingState.${state}`), text: whatIsWrong }),
        ),
      ],
    })),
  }
}
