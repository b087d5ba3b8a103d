import type { FastifyRequest } from 'fastify'
import type { FindingRow, NoticePage } from '../../../../templates/pages/enterprise/tracking-models.ts'
import type { Finding } from '../../../findings/finding.ts'
import type { Notice } from '../../../notices/queries.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'
import { applicationFrame, applicationHref } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'

/** One notice as it was sent; it can be printed. */
export function noticePage(
  request: FastifyRequest,
  { application, process }: OpenedApplication,
  notice: Notice,
  findings: readonly Finding[],
  { language, office, now }: Showing,
): NoticePage {
  return {
    frame: applicationFrame(request, application, process, [notice.title]),
    title: notice.title,
    number: application.number ?? '',
    paragraphs: notice.body.split('\n'),
    findings: findings.map((finding) => findingRow(request, process, finding)),
    sentAt: dateAndTime(language, office.zone, notice.sentAt.getTime(), now),
    backHref: applicationHref(request, application.id),
  }
}

/** What is wrong with what, in words. */
export function findingRow(request: FastifyRequest, process: DescribedProcess, finding: Finding): FindingRow {
  const language = languageOf(request)
  const material = process.materials.find(({ code }) => code === finding.material)?.name[language]
  const field = process.form.fields.find(({ key }) => key === finding.field)
  const label = language === 'zh' ? field?.label : field?.labelEn
  const permit = finding.permit === null ? undefined : process.permits.get(finding.permit)?.name[language]
  const about = [material ?? label ?? say(request, 'correction.whole'), ...(permit === undefined ? [] : [permit])]
  return { about: about.join(' · '), whatIsWrong: finding.whatIsWrong, howToFix: finding.howToFix, rule: finding.rule }
}
