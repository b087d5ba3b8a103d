import type { FastifyRequest } from 'fastify'
import type { MaterialItem, MaterialsPart, PreviewPart } from '../../../../templates/pages/reviewer/task-model.ts'
import type { Application } from '../../../applications/application.ts'
import { noPictureTexts } from '../../../materials/preview/no-picture.ts'
import type { PagePicture } from '../../../materials/preview/page-pictures.ts'
import type { Material } from '../../../materials/queries.ts'
import type { Requirement } from '../../../materials/requirements.ts'
import { parkOf } from '../../../plugins/access.ts'
import { withQuery } from '../../address.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { dateAndTime } from '../../parts/dates.ts'
import type { Showing } from '../../parts/deadline-parts.ts'

/** Which material, version and page are looked at. */
export interface Looking {
  readonly material: Material
  readonly page: number
  /** `null` for what is no PDF. */
  readonly picture: PagePicture | null
}

export interface MaterialsState {
  readonly application: Application
  /** Those that this task's permit asks for. */
  readonly requirements: readonly Requirement[]
  readonly versions: readonly Material[]
  /** Ids of versions that this person has looked at. */
  readonly read: ReadonlySet<string>
  readonly looking: Looking | null
  readonly view: string
  /** Address of the task's page. */
  readonly base: string
}

export function materialsPart(request: FastifyRequest, showing: Showing, state: MaterialsState): MaterialsPart {
  const { requirements, read, looking } = state
  const given = requirements.filter(({ material }) => material !== null)
  const seen = given.filter(({ material }) => material !== null && read.has(material.id)).length
  return {
    summary: say(request, 'task.materialsSeen', { total: given.length, seen }),
    view: state.view,
    items: requirements.map((requirement) => itemOf(request, state, requirement)),
    preview: looking === null ? null : previewOf(request, showing, state, looking),
  }
}

function itemOf(
  request: FastifyRequest,
  { base, looking, read }: MaterialsState,
  requirement: Requirement,
): MaterialItem {
  const { code, name, material, paper, state } = requirement
  const isSeen = material !== null && read.has(material.id)
  return {
    id: `material-${code}`,
    name: name[languageOf(request)],
    note:
      material === null
        ? say(request, paper === null ? `materialState.${state}` : 'task.paper')
        : [kindOf(material), sizeOf(material.bytes), ...(isSeen ? [] : [say(request, 'task.unseen')])].join(' · '),
    href: material === null ? null : `${withQuery(base, { material: code })}#materials`,
    current: looking?.material.code === code,
    tone: isSeen ? 'green' : material === null && state === 'required' ? 'yellow' : 'none',
  }
}

function previewOf(
  request: FastifyRequest,
  showing: Showing,
  { application, base, versions }: MaterialsState,
  { material, page, picture }: Looking,
): PreviewPart {
  const { code, version, mediaType, fileName } = material
  const files = `/api/v1/parks/${parkOf(request).park.slug}/applications/${application.id}/materials/${code}`
  const download = `${files}/file?version=${version}`
  const newest = versions.filter((each) => each.code === code).at(-1)?.version
  const at = (number: number, of = version) =>
    `${withQuery(base, {
      material: code,
      version: of === newest ? '' : String(of),
      page: number === 1 ? '' : String(number),
    })}#materials`
  const src = mediaType.startsWith('image/') ? download : `${files}/versions/${version}/pages/${page}`
  const pages = picture?.shown === true ? picture.pages : 1
  const isShown = mediaType.startsWith('image/') || picture?.shown === true
  return {
    fileName,
    pageText: picture?.shown === true ? say(request, 'task.page', { page, pages }) : kindOf(material),
    image: isShown ? { src, alt: say(request, 'task.pageAlt', { file: fileName, page }) } : null,
    sentence: isShown ? null : sentenceOf(request, picture),
    previousHref: page > 1 ? at(page - 1) : null,
    nextHref: page < pages ? at(page + 1) : null,
    wholeHref: isShown ? src : null,
    downloadHref: download,
    versions: versions
      .filter((each) => each.code === code)
      .map((each) => ({
        href: at(1, each.version),
        label: say(request, 'task.version', {
          version: each.version,
          date: dateAndTime(showing.language, showing.office.zone, each.providedAt.getTime(), showing.now),
        }),
        current: each.version === version,
      })),
  }
}

function sentenceOf(request: FastifyRequest, picture: PagePicture | null): string {
  if (picture === null || picture.shown) return say(request, 'task.noPreview')
  const [english, chinese] = noPictureTexts[picture.reason]
  return languageOf(request) === 'zh' ? chinese : english
}

function kindOf({ mediaType, fileName }: Material): string {
  return mediaType === 'application/pdf' ? 'PDF' : (fileName.split('.').at(-1) ?? '').toUpperCase()
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}
