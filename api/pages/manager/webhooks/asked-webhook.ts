import { chosenEvents, type WebhookRule } from '../../../webhooks/webhook.ts'
import { listOf, type Typed, textOf } from '../../typed.ts'

/** What a form says of a webhook. */
export function askedWebhook(typed: Typed): WebhookRule {
  const events = listOf(typed, 'events')
  return {
    name: textOf(typed, 'name'),
    url: textOf(typed, 'url'),
    audience: textOf(typed, 'audience') === 'park' ? 'park' : 'outside',
    events: chosenEvents.filter((event) => events.includes(event)),
  }
}

/** A webhook as the fields of its form say it. */
export function typedOf({ name, url, audience, events }: WebhookRule, isActive: boolean): Typed {
  return { name, url, audience, events, ...(isActive ? { isActive: 'true' } : {}) }
}
