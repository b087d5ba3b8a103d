import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { BatchOrder } from '../../../batches/batch.ts'
import { foreseeBatch } from '../../../batches/foresee-batch.ts'
import { cancelBatch, noSuchBatch, orderBatch } from '../../../batches/order-batch.ts'
import { findBatch, listBatches, listItems } from '../../../batches/queries.ts'
import { batchParams } from '../../../batches/schemas.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { listNames } from '../../../people/queries.ts'
import { actorOf, inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf, typedBody } from '../../typed.ts'
import { nodeName } from '../names.ts'
import { askedBatch } from './asked-batch.ts'
import { type BatchProcess, batchesHref, batchesPage, batchPage, newBatchPage } from './batch-pages.ts'
import { batchTokens } from './batch-tokens.ts'

const url = '/parks/:park/batches'
const permission = 'useBatches'
const SHOWN = { after: 0, limit: 500 }

/** One intervention in many instances: tried out, ordered, followed, stopped. */
export const batchPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'Batches · 批量操作',
    params: inParkParams,
    query: typedBody,
    show: async (request) => {
      const { id } = parkOf(request).park
      const found = await inParkOf(request, async (tx) => {
        const batches = await listBatches(tx, id)
        return { batches, names: await listNames(tx, [...new Set(batches.map(({ orderedBy }) => orderedBy))]) }
      })
      return renderPage('manager/batches', batchesPage(request, found.batches, found.names))
    },
  })

  page(app, {
    url: `${url}/new`,
    permission,
    summary: 'Tries out a batch · 试算批量操作',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, asked) => showNew(request, freshForm(asked)),
  })

  pageForm(app, {
    url: `${url}/new`,
    permission,
    summary: 'Orders a batch · 下达批量操作',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const order = askedBatch(typed)
      if (order === null) throw nothingAsked()
      const { id } = await orderBatch(request, order, textOf(typed, 'reason'))
      return `${batchesHref(request)}/${id}`
    },
    show: (request, _params, form) => showNew(request, form),
  })

  page(app, {
    url: `${url}/:batch`,
    permission,
    summary: 'How far a batch has come · 批量操作进度',
    params: batchParams,
    query: typedBody,
    show: (request, { batch }) => showBatch(request, batch, freshForm()),
  })

  pageForm(app, {
    url: `${url}/:batch/cancellation`,
    permission,
    summary: 'Stops a batch · 停止批量操作',
    params: batchParams,
    act: async (request, { batch }) => `${batchesHref(request)}/${(await cancelBatch(request, batch)).id}`,
    show: (request, { batch }, form) => showBatch(request, batch, form),
  })
}

async function showNew(request: FastifyRequest, form: FormState): Promise<string> {
  const processes = await listProcesses(request)
  const order = askedBatch(form.typed)
  const foreseen = order === null ? null : await foresee(request, order, form.commandId)
  return renderPage('manager/new-batch', newBatchPage(request, processes, { form, foreseen }))
}

/** Each process with the steps of its newest version. */
async function listProcesses(request: FastifyRequest): Promise<readonly BatchProcess[]> {
  const { engine } = request.server
  const { id: parkId } = parkOf(request).park
  const language = languageOf(request)
  const rows = await engine.listDefinitions(parkId)
  const newest = new Map(rows.toSorted((a, b) => a.version - b.version).map((row) => [row.processId, row]))
  return await Promise.all(
    [...newest.values()].map(async ({ processId, name, hash }) => {
      const definition = await engine.findDefinition(parkId, hash, processId)
      const steps = [...(definition?.nodes.keys() ?? [])].map((id) => ({
        id,
        name: nodeName(language, definition, id),
      }))
      return { id: processId, name: name ?? processId, steps }
    }),
  )
}

async function foresee(request: FastifyRequest, order: BatchOrder, id: string) {
  const asked = { parkId: parkOf(request).park.id, actor: actorOf(request), id }
  const foreseen = await foreseeBatch(request.server, asked, order)
  return { ...foreseen, tokens: await batchTokens(request, order.act, foreseen.items) }
}

async function showBatch(request: FastifyRequest, id: string, form: FormState): Promise<string> {
  const { park } = parkOf(request)
  const found = await inParkOf(request, async (tx) => {
    const batch = await findBatch(tx, park.id, id)
    if (batch === null) throw noSuchBatch(id)
    const items = await listItems(tx, park.id, id, SHOWN)
    return { batch, items, names: await listNames(tx, [batch.orderedBy]) }
  })
  const left = found.items.filter(({ state }) => state === 'waiting' || state === 'refused')
  const tokens = await batchTokens(request, found.batch.act, left)
  return renderPage('manager/batch', batchPage(request, found.batch, { ...found, form, tokens }))
}

function nothingAsked(): Refusal {
  return new Refusal(
    'nothing-selected',
    'Expected a process and what to do with its instances, but found neither.',
    '请选择流程和要做的事。',
  )
}
