import type { FastifyRequest } from 'fastify'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { discard, readDeadLetters, replayDeadLetters } from '../../../webhooks/dead-letters.ts'
import { listWebhooks } from '../../../webhooks/queries.ts'
import { addWebhook, changeWebhook, exchangeSecret, removeWebhook } from '../../../webhooks/save-webhook.ts'
import { webhookParams } from '../../../webhooks/schemas.ts'
import { testWebhook } from '../../../webhooks/test-webhook.ts'
import { say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf, typedBody } from '../../typed.ts'
import { askedWebhook, typedOf } from './asked-webhook.ts'
import {
  type Done,
  newWebhookPage,
  nothingDone,
  problemWords,
  webhookPage,
  webhooksHref,
  webhooksPage,
} from './webhook-pages.ts'

const url = '/parks/:park/webhooks'
const permission = 'useWebhooks'

/** Where events are posted to: the list, one with what it did not take, a new one. */
export const webhookPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission,
    summary: 'Webhooks · 事件推送',
    params: inParkParams,
    query: typedBody,
    show: async (request) => {
      const webhooks = await inParkOf(request, (tx) => listWebhooks(tx, parkOf(request).park.id))
      return renderPage('manager/webhooks', webhooksPage(request, webhooks))
    },
  })

  page(app, {
    url: `${url}/new`,
    permission,
    summary: 'A new webhook · 新增推送',
    params: inParkParams,
    query: typedBody,
    show: async (request) => renderPage('manager/new-webhook', newWebhookPage(request, freshForm())),
  })

  pageForm(app, {
    url: `${url}/new`,
    permission,
    summary: 'Adds a webhook · 新增推送',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const from = textOf(typed, 'from') === 'kept' ? 'kept' : 'now'
      const { webhook, secret } = await addWebhook(request, { ...askedWebhook(typed), from })
      return { shown: await show(request, webhook.id, { notice: null, secret }) }
    },
    show: async (request, _params, form) => renderPage('manager/new-webhook', newWebhookPage(request, form)),
  })

  page(app, {
    url: `${url}/:webhook`,
    permission,
    summary: 'One webhook · 推送详情',
    params: webhookParams,
    query: typedBody,
    show: (request, { webhook }) => show(request, webhook),
  })

  const form = (path: string, summary: string, act: Act) =>
    pageForm(app, {
      url: `${url}/:webhook${path}`,
      permission,
      summary,
      params: webhookParams,
      act: async (request, { webhook }, typed) => {
        const done = await act(request, webhook, (name) => textOf(typed, name))
        return done === null ? webhooksHref(request) : { shown: await show(request, webhook, done) }
      },
      show: (request, { webhook }, state) => show(request, webhook, nothingDone, state),
    })

  pageForm(app, {
    url: `${url}/:webhook`,
    permission,
    summary: 'Changes a webhook · 修改推送',
    params: webhookParams,
    act: async (request, { webhook }, typed) => {
      await changeWebhook(request, webhook, { ...askedWebhook(typed), isActive: textOf(typed, 'isActive') === 'true' })
      return { shown: await show(request, webhook, noted(say(request, 'manager.webhooks.saved'))) }
    },
    show: (request, { webhook }, state) => show(request, webhook, nothingDone, state),
  })

  form('/test', 'Sends a test message · 测试推送', async (request, id) => {
    const posted = await testWebhook(request, id)
    const problem = 'status' in posted ? String(posted.status) : posted.problem
    if (/^2\d\d$/.test(problem)) return noted(say(request, 'manager.webhooks.testTaken'))
    const words = problemWords(languageOf(request), problem)
    return noted(say(request, 'manager.webhooks.testFailed', { problem: words }), 'red')
  })

  form('/secret', 'Exchanges the secret · 更换密钥', async (request, id) => {
    const { secret } = await exchangeSecret(request, id)
    return { notice: null, secret }
  })

  form('/replay', 'Sends dead letters again · 重发', async (request, id, text) => {
    const delivery = text('delivery')
    const asked = { delivery: delivery === '' ? null : delivery, dryRun: false }
    const { count } = await replayDeadLetters(request, id, asked)
    return noted(say(request, 'manager.webhooks.replayed', { count }))
  })

  form('/discard', 'Gives a dead letter up · 放弃', async (request, id, text) => {
    await discard(request, id, text('delivery'))
    return noted(say(request, 'manager.webhooks.discarded'))
  })

  form('/removal', 'Removes a webhook · 删除推送', async (request, id) => {
    await removeWebhook(request, id)
    return null
  })
}

/** Does it; `null` = there is no page of it any more. */
type Act = (request: FastifyRequest, id: string, text: (name: string) => string) => Promise<Done | null>

async function show(
  request: FastifyRequest,
  id: string,
  done: Done = nothingDone,
  form: FormState | null = null,
): Promise<string> {
  const read = await readDeadLetters(request, id)
  const written = typedOf(read.webhook, read.webhook.isActive)
  // Only the form in which a webhook is described brings its fields back.
  const state = form === null ? freshForm(written) : 'url' in form.typed ? form : { ...form, typed: written }
  return renderPage('manager/webhook', webhookPage(request, read, state, done))
}

function noted(headline: string, tone: NoticePart['tone'] = 'blue'): Done {
  const notice = { tone, role: tone === 'red' ? 'alert' : 'status', headline, sentence: null, action: null } as const
  return { notice, secret: null }
}
