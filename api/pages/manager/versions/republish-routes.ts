import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RepublishPage } from '../../../../templates/pages/manager/version-models.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { compareSides } from '../../../comparisons/compare-sides.ts'
import { readSide } from '../../../comparisons/side.ts'
import { entryAssets } from '../../../designer-bundle/bundle.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { parkOf } from '../../../plugins/access.ts'
import { listVersions } from '../../../processes/read-version.ts'
import { orderPublication } from '../../../publications/order-publication.ts'
import { republicationOf } from '../../../publications/republish-version.ts'
import { Refusal } from '../../../refusal.ts'
import { errorOf, errorSummary } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { designerAddress } from '../designer-page.ts'
import { versionName } from '../names.ts'
import { comparisonPart } from './comparison-part.ts'
import { publicationHref } from './publication-words.ts'

const url = '/parks/:park/designer/republish'
const permission = 'deployProcess'
const asked = z.object({ process: z.string().min(1).max(120), version: z.coerce.number().int().min(1) })

/** An old version becomes the newest, after a page that says what this changes. */
export const republishRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'An old version and what it would change · 再次发布',
    params: inParkParams,
    query: asked,
    show: (request, _params, query) => show(request, query, freshForm()),
  })

  pageForm(app, {
    url,
    permission,
    summary: 'Publishes an old version again · 再次发布',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const note = textOf(typed, 'note').slice(0, 500)
      if (note === '') throw noNote()
      const { process: processId, version } = typedVersion(typed)
      const after = Number(textOf(typed, 'after'))
      const parkId = parkOf(request).park.id
      const order = await republicationOf(app.engine, parkId, { processId, version, after, note })
      const ordered = await orderPublication(request, order, true)
      return ordered.state === 'asked' ? publicationHref(request, ordered.id) : designerAddress(request)
    },
    show: (request, _params, form) => show(request, typedVersion(form.typed), form),
  })
}

/** Where no version stands, none of that number is found. */
function typedVersion(typed: Typed): z.output<typeof asked> {
  return { process: textOf(typed, 'process'), version: Number(textOf(typed, 'version')) }
}

async function show(
  request: FastifyRequest,
  { process, version }: z.output<typeof asked>,
  form: FormState,
): Promise<string> {
  const { park } = parkOf(request)
  const language = languageOf(request)
  const [newest] = await listVersions(request.server.engine, park.id, process)
  const after = newest?.version ?? version
  const from = await readSide(request, process, String(after))
  const to = await readSide(request, process, String(version))
  const comparison = await compareSides(request, from, to, language)
  const sides = {
    from: { ...from, name: textIn(language, 'publication.before', { version: after }) },
    to: { ...to, name: versionName(language, version) },
  }
  const assets = entryAssets('diagram')
  const pages = designerAddress(request)
  const title = textIn(language, 'publication.againTitle', { version })
  const model: RepublishPage = {
    frame: frameOf(request, {
      title,
      audience: 'office',
      scripts: [assets.script],
      styles: assets.styles,
      path: [
        { href: pages, label: textIn(language, 'designer.title') },
        { href: null, label: title },
      ],
    }),
    problem: errorSummary(form.problem, language),
    title,
    subject: newest?.name ?? process,
    lead: textIn(language, 'publication.againLead', { version }),
    action: `${pages}/republish`,
    commandId: form.commandId,
    process,
    version,
    after,
    note: textOf(form.typed, 'note'),
    noteError: errorOf(form.problem, 'note', language),
    do: textIn(language, park.approvesPublications ? 'publication.againAsk' : 'publication.againDo'),
    backHref: pages,
    comparison: comparisonPart(language, sides, comparison),
  }
  return renderPage('manager/republish', model)
}

function noNote(): Refusal {
  return new Refusal('invalid-request', 'Expected a note that says why.', '还没有写为什么换回这一版。', [
    { field: 'note', code: 'required', message: 'Say why.', messageZh: '请写明为什么换回这一版。' },
  ])
}
