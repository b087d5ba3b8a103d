import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { NewWebhookPage, WebhookPage, WebhooksPage } from '../../../../templates/pages/manager/webhook-models.ts'
import type { LightPart, NoticePart, Tone } from '../../../../templates/pages/parts.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { Language } from '../../../../templates/texts/text.ts'
import { parkOf } from '../../../plugins/access.ts'
import type { DeadLetter, Webhook } from '../../../webhooks/webhook.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { instanceHref } from '../instance/instance-head.ts'
import { wordFor } from '../names.ts'
import { webhookFields } from './webhook-fields.ts'

export function webhooksHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/webhooks`
}

export function webhooksPage(request: FastifyRequest, webhooks: readonly Webhook[]): WebhooksPage {
  const base = webhooksHref(request)
  return {
    frame: frameOf(request, { title: say(request, 'manager.webhooks.title'), audience: 'office' }),
    newHref: `${base}/new`,
    rows: webhooks.map(({ id, name, url, pending, dead, ...webhook }) => ({
      href: `${base}/${id}`,
      name,
      url,
      pending,
      dead,
      light: lightOf(languageOf(request), { ...webhook, dead, pending }),
      delivered: instantOf(request, webhook.deliveredAt),
    })),
  }
}

export function newWebhookPage(request: FastifyRequest, form: FormState): NewWebhookPage {
  const base = webhooksHref(request)
  const title = say(request, 'manager.webhooks.new')
  return {
    frame: frameOf(request, { title, audience: 'office', path: pathOf(request, title) }),
    problem: errorSummary(form.problem, languageOf(request)),
    action: `${base}/new`,
    commandId: form.commandId,
    fields: webhookFields(languageOf(request), form, true),
    backHref: base,
  }
}

/** What was just done: words about it, and the secret where there is a new one. */
export interface Done {
  readonly notice: NoticePart | null
  readonly secret: string | null
}

export const nothingDone: Done = { notice: null, secret: null }

export function webhookPage(
  request: FastifyRequest,
  { webhook, letters }: { readonly webhook: Webhook; readonly letters: readonly DeadLetter[] },
  form: FormState,
  { notice, secret }: Done,
): WebhookPage {
  const language = languageOf(request)
  const base = webhooksHref(request)
  const fact = (label: string, value: string, strong = false) => ({ label, value, strong })
  const { failedAt, previousUntil } = webhook
  return {
    frame: frameOf(request, { title: webhook.name, audience: 'office', path: pathOf(request, webhook.name) }),
    problem: errorSummary(form.problem, language),
    notice,
    secret,
    title: webhook.name,
    url: webhook.url,
    light: lightOf(language, webhook),
    facts: [
      fact(say(request, 'manager.webhooks.pending'), String(webhook.pending)),
      fact(say(request, 'manager.webhooks.dead'), String(webhook.dead), webhook.dead > 0),
      fact(say(request, 'manager.webhooks.delivered'), instantOf(request, webhook.deliveredAt)),
      ...(failedAt === null
        ? []
        : [
            fact(
              say(request, 'manager.webhooks.failed'),
              `${instantOf(request, failedAt)} ${problemWords(language, webhook.problem)}`,
            ),
          ]),
      ...(previousUntil === null
        ? []
        : [fact(say(request, 'manager.webhooks.previous'), instantOf(request, previousUntil))]),
    ],
    base: `${base}/${webhook.id}`,
    commandIds: { change: form.commandId, test: v7(), exchange: v7(), replayAll: v7(), remove: v7() },
    fields: webhookFields(language, form, false),
    letters: letters.map((letter) => ({
      id: letter.id,
      commandId: v7(),
      number: letter.number,
      instance: letter.instanceId.slice(0, 13),
      instanceHref: instanceHref(request, letter.instanceId),
      problem: problemWords(language, letter.problem),
      failed: instantOf(request, letter.failedAt),
      heldBack: letter.heldBack,
    })),
    replayAll: letters.length === 0 ? null : say(request, 'manager.webhooks.replayAll', { count: webhook.dead }),
    backHref: base,
  }
}

/** Why something was not taken, in words. */
export function problemWords(language: Language, problem: string | null): string {
  if (problem === null) return ''
  if (/^\d+$/.test(problem)) return textIn(language, 'manager.webhooks.problem.status', { status: problem })
  return wordFor(language, `manager.webhooks.problem.${problem}`)
}

type Standing = Pick<Webhook, 'isActive' | 'switchedOff' | 'dead' | 'pending' | 'failedAt' | 'deliveredAt'>

function lightOf(language: Language, webhook: Standing): LightPart {
  const { switchedOff, dead, pending, failedAt, deliveredAt } = webhook
  const light = (tone: Tone, state: 'off' | 'gone' | 'dead' | 'failing' | 'fine') => ({
    tone,
    word: textIn(language, `manager.webhooks.state.${state}`),
  })
  if (switchedOff !== null) return light('grey', switchedOff === 'gone' ? 'gone' : 'off')
  if (dead > 0) return light('red', 'dead')
  const isFailing = pending > 0 && failedAt !== null && (deliveredAt === null || failedAt > deliveredAt)
  return isFailing ? light('yellow', 'failing') : light('green', 'fine')
}

function instantOf(request: FastifyRequest, instant: Date | null): string {
  if (instant === null) return say(request, 'manager.webhooks.never')
  // Real time, as everything about sending is.
  return dateAndTime(languageOf(request), parkOf(request).park.zone, instant.getTime(), Date.now())
}

function pathOf(request: FastifyRequest, title: string) {
  return [
    { href: webhooksHref(request), label: say(request, 'manager.webhooks.title') },
    { href: null, label: title },
  ]
}
