import type { FastifyRequest } from 'fastify'
import type { OpinionItem, OpinionsTab } from '../../../../templates/pages/reviewer/task-model.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Finding } from '../../../findings/finding.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import type { Opinion } from '../../../task-history/queries.ts'
import { isVisible } from '../../../task-history/visible-opinions.ts'
import { say } from '../../frame.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { matterOf } from '../../parts/matter.ts'
import type { DepartmentNames } from '../../parts/place.ts'
import { outcomeLabel } from './decision-form.ts'

export interface Judged {
  readonly opinion: Opinion
  readonly findings: readonly Finding[]
}

/** What departments said: one's own always, that of others once everybody beside them has answered. */
export function opinionsTab(
  request: FastifyRequest,
  showing: Showing,
  process: DescribedProcess,
  judged: readonly Judged[],
  own: ReadonlySet<string>,
  names: DepartmentNames,
): OpinionsTab {
  const { language, office, now } = showing
  const shared = judged.filter(({ opinion }) => isVisible(opinion, own))
  const hidden = judged.length - shared.length
  return {
    items: shared.map(
      ({ opinion, findings }): OpinionItem => ({
        department: names.get(opinion.department ?? '') ?? opinion.department ?? '',
        matter: opinion.permit === null ? (opinion.name ?? opinion.node) : matterOf(process, opinion.permit, language),
        outcome:
          opinion.outcome === null
            ? say(request, 'task.answered')
            : outcomeLabel(process, opinion, opinion.outcome, language),
        when: `${opinion.personName} · ${dateAndTime(language, office.zone, opinion.at.getTime(), now)}`,
        lines: wordsOf(showing, process, opinion, findings),
      }),
    ),
    hidden: hidden === 0 ? null : say(request, 'task.opinionsHidden', { count: hidden }),
  }
}

/** Reason, legal basis and findings, a line each. */
export function wordsOf(
  { language }: Pick<Showing, 'language'>,
  process: DescribedProcess,
  words: Pick<Opinion, 'reason' | 'legalBasis'>,
  findings: readonly Omit<Finding, 'id'>[],
): readonly string[] {
  return [
    ...(words.reason === null ? [] : [textIn(language, 'task.reasonLine', { text: words.reason })]),
    ...(words.legalBasis === null ? [] : [textIn(language, 'task.legalBasisLine', { text: words.legalBasis })]),
    ...findings.map((finding) =>
      [
        placeOfFinding(process, finding, language),
        finding.whatIsWrong,
        textIn(language, 'task.fixLine', { text: finding.howToFix }),
        ...(finding.rule === null ? [] : [finding.rule]),
      ]
        .filter((text) => text !== '')
        .join(language === 'zh' ? '；' : '; '),
    ),
  ]
}

export function placeOfFinding(
  process: DescribedProcess,
  { material, field }: Pick<Finding, 'material' | 'field'>,
  language: Showing['language'],
): string {
  if (material !== null) return process.materials.find(({ code }) => code === material)?.name[language] ?? material
  const found = process.form.fields.find(({ key }) => key === field)
  return (language === 'zh' ? found?.label : found?.labelEn) ?? field ?? ''
}
