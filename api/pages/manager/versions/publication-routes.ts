import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Engine } from '../../../../engine/index.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import { compareSides } from '../../../comparisons/compare-sides.ts'
import { bytesOf } from '../../../drafts/draft.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkOf, parkOf, personOf } from '../../../plugins/access.ts'
import {
  approvePublication,
  noSuchRequest,
  refusePublication,
  withdrawPublication,
} from '../../../publications/decide-publication.ts'
import { findPublicationHead, markOutcomeRead, readPublicationFiles } from '../../../publications/queries.ts'
import { publicationParams } from '../../../publications/schemas.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import type { NamedSide } from './comparison-part.ts'
import { publicationPage } from './publication-page.ts'
import { publicationHref } from './publication-words.ts'

const url = '/parks/:park/designer/publications/:publication'
const permission = 'deployProcess'
const params = publicationParams

/** A request to publish, which a second manager looks at and decides. */
export const publicationPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'A request to publish · 发布申请',
    params,
    query: z.object({}),
    show: (request, { publication }) => show(request, publication, freshForm()),
  })

  const decide = (
    way: string,
    summary: string,
    act: (request: FastifyRequest, id: string, reason: string) => Promise<unknown>,
  ) =>
    pageForm(app, {
      url: `${url}/${way}`,
      permission,
      summary,
      params,
      act: async (request, { publication }, typed) => {
        await act(request, publication, textOf(typed, 'reason'))
        return publicationHref(request, publication)
      },
      show: (request, { publication }, form) => show(request, publication, form),
    })
  decide('approval', 'Approves and publishes · 批准并发布', approvePublication)
  decide('refusal', 'Refuses with a reason · 不批准', refusePublication)
  decide('withdrawal', 'Withdraws it · 撤回', withdrawPublication)
}

async function show(request: FastifyRequest, id: string, form: FormState): Promise<string> {
  const { park } = parkOf(request)
  const { head, files } = await inParkOf(request, async (tx) => {
    await markOutcomeRead(tx, park.id, id, personOf(request).personId, new Date(request.server.engine.now()))
    return { head: await findPublicationHead(tx, park.id, id), files: await readPublicationFiles(tx, park.id, id) }
  })
  if (head === null || files === null) throw noSuchRequest()
  const language = languageOf(request)
  const api = `/api/v1/parks/${park.slug}`
  const to = {
    name: textIn(language, 'publication.after'),
    files: bytesOf(files),
    xml: `${api}/publications/${id}/xml`,
  }
  const from = (await versionBefore(request.server.engine, park, { ...head, language })) ?? {
    ...to,
    name: textIn(language, 'publication.first'),
  }
  const comparison = await compareSides(request, from, to, language)
  return renderPage('manager/publication', publicationPage(request, { head, from, to, comparison }, form))
}

/** What was in force before it: of one that is published the version before. */
async function versionBefore(
  engine: Engine,
  park: { readonly id: string; readonly slug: string },
  asked: { readonly processId: string; readonly version: number | null; readonly language: Language },
): Promise<NamedSide | null> {
  const { processId, version, language } = asked
  const rows = (await engine.listDefinitions(park.id)).filter((row) => row.processId === processId)
  const before = rows.filter((row) => version === null || row.version < version)
  const newest = before.sort((one, other) => other.version - one.version)[0]
  const files = newest === undefined ? null : await engine.readDeployment(park.id, newest.hash)
  if (newest === undefined || files === null) return null
  return {
    name: textIn(language, 'publication.before', { version: newest.version }),
    files,
    xml: `/api/v1/parks/${park.slug}/processes/${encodeURIComponent(processId)}/versions/${newest.version}/xml`,
  }
}
