import { isIP } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type FieldError, Refusal } from '../refusal.ts'
import { toldEvents, type WebhookRule } from './webhook.ts'

type Settings = Pick<FastifyInstance, 'config' | 'webhookSending'>

/** Refuses what could never be sent; where a name leads is looked at again at every delivery. */
export function mustBeSendable(settings: Settings, { name, url, events, audience }: WebhookRule): void {
  const outsiders: readonly string[] = toldEvents
  const problems = [urlProblem(settings, url)]
  if (name === '')
    problems.unshift({ field: 'name', code: 'missing', message: 'Expected a name.', messageZh: '请填写名称。' })
  if (audience === 'outside' && !events.every((event) => outsiders.includes(event)))
    problems.push({
      field: 'events',
      code: 'not-told-outside',
      message: 'Expected start, milestone and end only: outsiders are told nothing else.',
      messageZh: '对外只推送启动、到达里程碑和结束，请取消其他事件，或选择园区内部系统。',
    })
  const fields = problems.filter((problem) => problem !== null)
  const [first] = fields
  if (first !== undefined) throw new Refusal('webhook-refused', first.message, first.messageZh, fields)
}

function urlProblem({ config, webhookSending }: Settings, text: string): FieldError | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '')
    return wrong(
      'no-web-address',
      'an address such as https://example.cn/siji, without a name and password in it',
      '不含用户名和口令的网址，如 https://example.cn/siji',
    )
  if (config.mode === 'production' && url.protocol !== 'https:')
    return wrong('https-only', 'an https address', 'https 网址')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !webhookSending.guard.isAllowed(host))
    return wrong(
      'forbidden-address',
      'a public address, or one that SIJI_WEBHOOK_ALLOW names',
      '公网地址，或 SIJI_WEBHOOK_ALLOW 允许的地址',
    )
  return null
}

function wrong(code: string, expected: string, expectedZh: string): FieldError {
  return { field: 'url', code, message: `Expected ${expected}.`, messageZh: `请填写${expectedZh}。` }
}
