import type { FastifyRequest } from 'fastify'
import type { PhotoPart, RecordPartView } from '../../../templates/pages/survey/models.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import type { RecordPart } from '../../surveys/record.ts'
import type { SignedItem } from '../../surveys/survey.ts'
import { say } from '../frame.ts'
import { dateAndTime } from '../parts/dates.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { matterOf } from '../parts/matter.ts'
import type { DepartmentNames } from '../parts/place.ts'

/** One department's part of the record, as far as it may be seen. */
export function recordPart(
  request: FastifyRequest,
  showing: Showing,
  process: DescribedProcess,
  { task, state, signature }: RecordPart,
  names: DepartmentNames,
): RecordPartView {
  const { language, office, now } = showing
  return {
    department: names.get(task.department ?? '') ?? task.department ?? '',
    matter: task.permit === null ? (task.name ?? '') : matterOf(process, task.permit, language),
    word: say(request, `surveyPart.${state}`),
    items: (signature?.results ?? []).map((item, index) => ({
      number: String(index + 1),
      text: item.text[language],
      rule: item.rule,
      result: say(request, `survey.${item.result}`),
      words: [
        ...(item.note === '' ? [] : [item.note]),
        ...(item.howToFix === '' ? [] : [say(request, 'surveyRecord.mend', { how: item.howToFix })]),
      ],
      photos: signedPhotos(request, task.applicationId, item, language),
    })),
    officials: (signature?.officials ?? []).map(({ name }) => name).join(say(request, 'materials.separator')),
    attendedBy: signature?.attendedBy ?? '',
    signedName: signature?.signedName ?? '',
    signedAt: signature === null ? '' : dateAndTime(language, office.zone, signature.signedAt.getTime(), now),
    drawing: signature?.drawing ?? '',
  }
}

/** The photos of a signed item, which stay. */
export function signedPhotos(
  request: FastifyRequest,
  applicationId: string,
  { photos, text }: Pick<SignedItem, 'photos' | 'text'>,
  language: 'zh' | 'en',
): readonly PhotoPart[] {
  return photos.map((id, index) => ({
    src: photoHref(request, applicationId, id),
    alt: say(request, 'survey.photoAlt', { item: text[language], number: index + 1 }),
    removeValue: null,
  }))
}

export function photoHref(request: FastifyRequest, applicationId: string, id: string): string {
  return `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/survey-photos/${id}`
}
