import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { DefinitionRow, Engine } from '../../../engine/index.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import { entryAssets } from '../../designer-bundle/bundle.ts'
import { importUpload } from '../../drafts/bundle/import-upload.ts'
import { discardDraft } from '../../drafts/discard-draft.ts'
import { declaredProcess } from '../../drafts/draft.ts'
import { listPartings } from '../../drafts/parting/queries.ts'
import { listDrafts, listPictures } from '../../drafts/queries.ts'
import { readDraft } from '../../drafts/save-draft.ts'
import { type DraftStart, keepDraft, startAnew, startFromVersion } from '../../drafts/start-draft.ts'
import type { FeatureRoutes } from '../../features.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { listOfficers } from '../../people/queries.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { DEPLOYMENT_LIMIT, readUpload } from '../../processes/read-upload.ts'
import { readVersionXml } from '../../processes/read-version.ts'
import { listPublicationRequests } from '../../publications/queries.ts'
import { Refusal } from '../../refusal.ts'
import { frameOf } from '../frame.ts'
import { languageOf } from '../language.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { sendPage } from '../send-page.ts'
import { textOf } from '../typed.ts'
import { type DesignerList, designerAddress, designerPage } from './designer-page.ts'
import { publicationNotices } from './versions/publication-notices.ts'

const url = '/parks/:park/designer'
const permission = 'designProcess'
const SHOWN = 20
const draftParams = inParkParams.extend({ draft: z.uuid() })

/** The designer: drafts, versions with their pictures, import; and the page that the editor stands on. */
export const designerPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'Drafts and versions · 流程设计',
    params: inParkParams,
    query: z.object({}),
    show: (request) => showList(request, freshForm()),
  })

  page(app, {
    url: `${url}/:draft`,
    permission,
    summary: 'The editor · 编辑流程',
    params: draftParams,
    query: z.object({}),
    show: (request, { draft }) => showDraft(request, draft),
  })

  pageForm(app, {
    url: `${url}/new`,
    permission,
    summary: 'Begin a new process · 新建流程',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const title = textOf(typed, 'title').slice(0, 120)
      if (title === '') throw noTitle()
      const draft = await keep(request, startAnew(title))
      return textOf(typed, 'with') === 'wizard' ? `${draft}#wizard` : draft
    },
    show: (request, _params, form) => showList(request, form),
  })

  pageForm(app, {
    url: `${url}/open`,
    permission,
    summary: 'Open a version as a draft · 改这一版',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const wanted = { process: textOf(typed, 'process'), version: Number(textOf(typed, 'version')) }
      return await keep(request, await startFromVersion(app.engine, parkOf(request).park.id, wanted))
    },
    show: (request, _params, form) => showList(request, form),
  })

  pageForm(app, {
    url: `${url}/:draft/discard`,
    permission,
    summary: 'Discard a draft · 删除草稿',
    params: draftParams,
    act: async (request, { draft }) => {
      await discardDraft(request, draft)
      return designerAddress(request)
    },
    show: (request, _params, form) => showList(request, form),
  })

  app.route({
    method: 'POST',
    url: `${url}/import`,
    config: { permission, keepsTyped: true },
    bodyLimit: DEPLOYMENT_LIMIT,
    schema: {
      tags: ['pages'],
      summary: 'Import a file · 导入文件',
      params: inParkParams,
      response: { 200: z.string(), 303: z.string() },
    },
    handler: async (request, reply) => {
      try {
        return await reply.redirect(await keepUpload(request), 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return await sendPage(request, reply, await showList(request, { ...freshForm(), problem: error }), 422)
      }
    },
  })
}

async function keepUpload(request: FastifyRequest): Promise<string> {
  const { files } = await readUpload(request)
  const [bytes] = Object.values(files)
  if (bytes === undefined || bytes.length === 0) {
    throw new Refusal('file-missing', 'Expected a file in the request, but found none.', '还没有选择文件。')
  }
  request.uploadHash = createHash('sha256').update(bytes).digest('hex')
  const { files: texts } = await importUpload(bytes)
  const declared = declaredProcess(texts)
  const title = declared?.name ?? declared?.id ?? textIn('zh', 'designer.new')
  return await keep(request, { title, basedOn: null, files: texts })
}

/** Keeps it as a draft; the address of its page. */
async function keep(request: FastifyRequest, start: DraftStart): Promise<string> {
  const id = await inParkOf(request, (tx) =>
    answerOnce(request, tx, () => keepDraft(tx, parkOf(request).park.id, personOf(request).personId, start)),
  )
  return `${designerAddress(request)}/${id}`
}

async function showList(request: FastifyRequest, form: FormState): Promise<string> {
  const parkId = parkOf(request).park.id
  const list = await inParkOf(request, async (tx) => ({
    drafts: await listDrafts(tx, parkId),
    publications: await listPublicationRequests(tx, parkId, SHOWN),
    notices: await publicationNotices(request, tx),
    partings: await listPartings(tx, parkId),
    pictures: await listPictures(tx, parkId),
    names: new Map((await listOfficers(tx, parkId)).map(({ personId, name }) => [personId, name])),
  }))
  const { engine } = request.server
  const versions = await engine.listDefinitions(parkId)
  const pictures = [...list.pictures, ...(await drawable(engine, parkId, versions, list.pictures))]
  return renderPage('manager/designer', designerPage(request, { ...list, pictures, versions }, form, engine.now()))
}

/** Versions of which no picture was kept, but whose file says where its steps stand. */
async function drawable(
  engine: Engine,
  parkId: string,
  versions: readonly DefinitionRow[],
  kept: DesignerList['pictures'],
): Promise<DesignerList['pictures']> {
  const has = (row: DefinitionRow) =>
    kept.some((each) => each.processId === row.processId && each.version === row.version)
  const found: DefinitionRow[] = []
  for (const row of versions.filter((each) => !has(each))) {
    const xml = await readVersionXml(engine, parkId, row)
    if (Buffer.from(xml).includes('BPMNShape')) found.push(row)
  }
  return found
}

async function showDraft(request: FastifyRequest, id: string): Promise<string> {
  const { park } = parkOf(request)
  const draft = await inParkOf(request, (tx) => readDraft(tx, park.id, id))
  const { script, styles } = entryAssets('editor')
  const pages = designerAddress(request)
  const list = { href: pages, label: textIn(languageOf(request), 'designer.title') }
  return renderPage('manager/designer-draft', {
    frame: frameOf(request, {
      title: draft.title,
      audience: 'office',
      path: [list, { href: null, label: draft.title }],
      scripts: [script],
      styles,
    }),
    title: draft.title,
    draft: id,
    drafts: `/api/v1/parks/${park.slug}/drafts`,
    pages,
  })
}

function noTitle(): Refusal {
  return new Refusal('invalid-request', 'Expected a name of the process.', '还没有写流程名称。', [
    { field: 'title', code: 'required', message: 'Give the process a name.', messageZh: '流程名称没有填，请填写。' },
  ])
}
