import type { FastifyRequest } from 'fastify'
import type { FindingRow } from '../../../../templates/pages/enterprise/tracking-models.ts'
import type { NoticeLine } from '../../../notices/lines/queries.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'

/** What is wrong with what, in words. */
export function findingRow(request: FastifyRequest, process: DescribedProcess, finding: NoticeLine): FindingRow {
  const language = languageOf(request)
  const material = process.materials.find(({ code }) => code === finding.material)?.name[language]
  const field = process.form.fields.find(({ key }) => key === finding.field)
  const label = language === 'zh' ? field?.label : field?.labelEn
  const permits = finding.permits.flatMap((letter) => process.permits.get(letter)?.name[language] ?? [])
  const about = [material ?? label ?? say(request, 'correction.whole'), ...permits]
  return { about: about.join(' · '), whatIsWrong: finding.whatIsWrong, howToFix: finding.howToFix, rule: finding.rule }
}
