import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { MaterialRow, UploadPart } from '../../../../templates/pages/enterprise/filling-models.ts'
import type { Tag } from '../../../../templates/pages/enterprise/models.ts'
import type { Material } from '../../../materials/queries.ts'
import type { Requirement } from '../../../materials/requirements.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { DescribedProcess } from '../../../process-description/described-process.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { applicationHref } from '../applicant-frame.ts'
import type { OpenedApplication } from '../open-application.ts'

/** Which permits need a material, by their names. */
export function permitNames(request: FastifyRequest, process: DescribedProcess, letters: readonly string[]): string {
  const isChinese = languageOf(request) === 'zh'
  const names = letters.flatMap((letter) => {
    const name = process.permits.get(letter)?.name
    return name === undefined ? [] : [isChinese ? name.zh : name.en]
  })
  const separator = say(request, 'materials.separator')
  if (names.length <= 3) return names.join(separator)
  return say(request, 'materials.forMany', { names: names.slice(0, 2).join(separator), count: names.length })
}

/** How a required material stands. */
export function materialTag(request: FastifyRequest, requirement: Pick<Requirement, 'state' | 'isMet'>): Tag {
  const { state, isMet } = requirement
  if (state === 'required' && isMet) return { tone: 'plain', word: say(request, 'materialState.internal') }
  const tone = (
    {
      required: 'red',
      provided: 'green',
      promised: 'blue',
      deferred: 'yellow',
      accepted: 'green',
      breached: 'red',
    } as const
  )[state]
  return { tone, word: say(request, `materialState.${state}`) }
}

export function uploadPart(request: FastifyRequest, applicationId: string, code: string, name: string): UploadPart {
  const { slug } = parkOf(request).park
  return {
    id: `file-${code}`,
    action: applicationHref(request, applicationId, `/materials/${code}`),
    piecesHref: `/api/v1/parks/${slug}/applications/${applicationId}/materials/${code}/uploads/`,
    commandId: v7(),
    label: say(request, 'upload.label', { name }),
    name,
  }
}

/** Where a version of a material is downloaded. */
export function fileHref(request: FastifyRequest, { applicationId, code, version }: Material): string {
  return `/api/v1/parks/${parkOf(request).park.slug}/applications/${applicationId}/materials/${code}/file?version=${version}`
}

/** Size and time of a version. */
export function fileDetail(request: FastifyRequest, material: Material, now: number): string {
  const at = dateAndTime(languageOf(request), parkOf(request).park.zone, material.providedAt.getTime(), now)
  return say(request, 'material.detail', { version: material.version, size: readableSize(material.bytes), at })
}

/** `1.2 MB`, `340 kB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function materialRow(
  request: FastifyRequest,
  { application: { id: applicationId }, process, permits }: OpenedApplication,
  requirement: Requirement,
  now: number,
): MaterialRow {
  const { code, material } = requirement
  const name = languageOf(request) === 'zh' ? requirement.name.zh : requirement.name.en
  const needsFile = requirement.state === 'required' && !requirement.isMet
  return {
    id: `material-${code}`,
    name,
    href: applicationHref(request, applicationId, `/materials/${code}`),
    permits: permitNames(
      request,
      process,
      requirement.permits.filter((letter) => permits.includes(letter)),
    ),
    tag: materialTag(request, requirement),
    file:
      material === null
        ? null
        : { href: fileHref(request, material), name: material.fileName, detail: fileDetail(request, material, now) },
    upload: needsFile ? uploadPart(request, applicationId, code, name) : null,
    more: moreWord(request, requirement),
  }
}

/** What the material's own page offers beside the upload; `null` where that is nothing. */
function moreWord(request: FastifyRequest, { material, deferrableDays, state }: Requirement): string | null {
  if (material !== null) return say(request, 'materials.replace')
  if (state === 'deferred') return say(request, 'materials.deferral')
  return deferrableDays === null || state !== 'required'
    ? null
    : say(request, 'materials.mayDefer', { days: deferrableDays })
}
