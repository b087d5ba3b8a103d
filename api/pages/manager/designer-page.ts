import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { DefinitionRow } from '../../../engine/index.ts'
import type { DesignerPage, DesignerVersion } from '../../../templates/pages/manager/designer-models.ts'
import type { NoticePart } from '../../../templates/pages/parts.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { DraftHead } from '../../drafts/draft.ts'
import { parkOf } from '../../plugins/access.ts'
import type { PublicationHead } from '../../publications/publication.ts'
import { errorSummary } from '../error-summary.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { dateAndTime } from '../parts/dates.ts'
import { textOf } from '../typed.ts'
import { publicationHref, publicationWords } from './versions/publication-words.ts'

export interface DesignerList {
  readonly drafts: readonly DraftHead[]
  readonly versions: readonly DefinitionRow[]
  /** The newest first. */
  readonly publications: readonly PublicationHead[]
  readonly notices: readonly NoticePart[]
  /** Copies that can still be merged, with the draft that each parted from. */
  readonly partings: readonly { readonly copy: string; readonly draft: string; readonly title: string }[]
  readonly pictures: readonly { readonly processId: string; readonly version: number }[]
  /** Person's id → name. */
  readonly names: ReadonlyMap<string, string>
}

/** Where the designer's pages lie in the park of the request. */
export function designerAddress(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/designer`
}

/** Drafts first, then every version of every process, newest first. `now` in milliseconds. */
export function designerPage(request: FastifyRequest, list: DesignerList, form: FormState, now: number): DesignerPage {
  const address = designerAddress(request)
  const { park } = parkOf(request)
  const time = (at: number) => dateAndTime(languageOf(request), park.zone, at, now)
  return {
    frame: frameOf(request, { title: say(request, 'designer.title'), audience: 'office' }),
    problem: errorSummary(form.problem, languageOf(request)),
    address,
    notices: list.notices,
    commandId: form.commandId,
    newTitle: textOf(form.typed, 'title'),
    drafts: list.drafts.map(({ id, title, basedOn, savedAt, savedBy }) => ({
      id,
      commandId: v7(),
      href: `${address}/${id}`,
      bundleHref: `/api/v1/parks/${parkOf(request).park.slug}/drafts/${id}/bundle`,
      title,
      merge: mergeOf(request, id, list),
      origin: basedOn === null ? say(request, 'designer.new') : say(request, 'designer.based', { version: basedOn }),
      saved: `${say(request, 'designer.saved')} ${say(request, 'designer.savedBy', { name: savedBy, time: time(savedAt.getTime()) })}`,
    })),
    publications: list.publications.map((head) => ({
      href: publicationHref(request, head.id),
      title: head.title,
      ...publicationWords(request, head, now),
    })),
    approval: park.approvesPublications ? say(request, 'publication.wanted') : null,
    processes: [...new Set(list.versions.map(({ processId }) => processId))].map((process) => {
      const rows = list.versions.filter(({ processId }) => processId === process)
      const sorted = rows.sort((a, b) => b.version - a.version)
      return {
        name: sorted[0]?.name ?? sorted[0]?.processId ?? '',
        versions: sorted.map((row) => ({
          ...versionOf(request, row, list, time(row.deployedAt)),
          ...againOf(request, row, sorted),
        })),
      }
    }),
  }
}

/** Where a copy is merged with the draft that it parted from; `null` of any other draft. */
function mergeOf(request: FastifyRequest, id: string, { partings }: DesignerList) {
  const parting = partings.find(({ copy }) => copy === id)
  if (parting === undefined) return null
  const href = `${designerAddress(request)}/${parting.draft}#merge=${id}`
  return { href, label: say(request, 'designer.merge', { title: parting.title }) }
}

/** The page that says what a version changed against the one before. */
export function compareHref(request: FastifyRequest, process: string, version: number): string {
  const query = new URLSearchParams({ process, from: String(version - 1), to: String(version) })
  return `${designerAddress(request)}/compare?${query}`
}

/** Whether a version can be published again, and of which older one it is the same. */
function againOf(
  request: FastifyRequest,
  { processId, version, hash }: DefinitionRow,
  sorted: readonly DefinitionRow[],
): Pick<DesignerVersion, 'againHref' | 'same'> {
  const first = sorted.findLast((each) => each.hash === hash)
  const query = new URLSearchParams({ process: processId, version: String(version) })
  return {
    againHref: sorted[0]?.hash === hash ? null : `${designerAddress(request)}/republish?${query}`,
    same:
      first === undefined || first.version === version
        ? null
        : textIn(languageOf(request), 'publication.same', { version: first.version }),
  }
}

function versionOf(
  request: FastifyRequest,
  row: DefinitionRow,
  list: DesignerList,
  time: string,
): Omit<DesignerVersion, 'againHref' | 'same'> {
  const { processId, version } = row
  const api = `/api/v1/parks/${parkOf(request).park.slug}/processes/${encodeURIComponent(processId)}/versions/${version}`
  const name = list.names.get(row.deployedBy) ?? say(request, 'designer.system')
  const hasPicture = list.pictures.some((each) => each.processId === processId && each.version === version)
  const label = say(request, 'designer.picture', { name: row.name ?? processId, version })
  return {
    commandId: v7(),
    process: processId,
    version,
    label: say(request, 'designer.version', { version }),
    published: say(request, 'designer.published', { time, name }),
    note: row.note,
    compareHref: version === 1 ? null : compareHref(request, processId, version),
    bpmnHref: `${api}/xml`,
    bundleHref: `${api}/bundle`,
    picture: hasPicture ? { href: `${api}/picture`, label } : null,
  }
}
