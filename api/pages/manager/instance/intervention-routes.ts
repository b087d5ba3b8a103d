import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { cancelInstance } from '../../../instances/cancel-instance.ts'
import { foreseeIntervention, intervene } from '../../../instances/intervene.ts'
import { instanceParams as params } from '../../../instances/schemas.ts'
import { commandIdOf } from '../../../plugins/access.ts'
import { invalidRequest } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { adjustPage, adjustQuery, commandOf, readAdjustment } from './adjust-page.ts'
import { cancelPage } from './cancel-page.ts'
import { instanceHref } from './instance-head.ts'
import { readInstance } from './instance-reading.ts'
import { suspendPage } from './suspend-page.ts'

const url = '/parks/:park/instances/:instance'
const noQuery = z.object({})
const unchosen = { path: ['from'], code: 'required', message: 'must be chosen', messageZh: '请选择' }

/** What managers do to a running instance by hand, each after a page that says what it leads to. */
export const interventionPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: `${url}/adjustment`,
    permission: 'modifyInstance',
    summary: 'Tries out how tokens could be moved · 试算调整',
    params,
    query: adjustQuery,
    show: (request, { instance }, asked) => showAdjustment(request, instance, freshForm(asked)),
  })

  pageForm(app, {
    url: `${url}/adjustment`,
    permission: 'modifyInstance',
    summary: 'Moves tokens · 调整办理位置',
    params,
    act: async (request, { instance }, typed) => {
      const body = commandOf(readAdjustment(typed))
      if (body === null) throw invalidRequest('body', [unchosen])
      const order = { instanceId: instance, body, reason: textOf(typed, 'reason'), commandId: commandIdOf(request) }
      await intervene(request, order)
      return instanceHref(request, instance)
    },
    show: (request, { instance }, form) => showAdjustment(request, instance, form),
  })

  for (const [path, act, type, summary] of [
    ['suspension', 'suspend', 'suspendInstance', 'Holds an instance · 暂停实例'],
    ['resumption', 'resume', 'resumeInstance', 'Lets an instance go on · 恢复实例'],
  ] as const) {
    const show = async (request: FastifyRequest, instance: string, form: FormState) =>
      renderPage('manager/suspend', suspendPage(request, await readInstance(request, instance), act, form))
    page(app, {
      url: `${url}/${path}`,
      permission: 'suspendInstance',
      summary,
      params,
      query: noQuery,
      show: (request, { instance }) => show(request, instance, freshForm()),
    })
    pageForm(app, {
      url: `${url}/${path}`,
      permission: 'suspendInstance',
      summary,
      params,
      act: async (request, { instance }, typed) => {
        const reason = textOf(typed, 'reason')
        await intervene(request, { instanceId: instance, body: { type }, reason, commandId: commandIdOf(request) })
        return instanceHref(request, instance)
      },
      show: (request, { instance }, form) => show(request, instance, form),
    })
  }

  page(app, {
    url: `${url}/cancellation`,
    permission: 'cancelInstance',
    summary: 'Asks before an instance is ended · 终止实例',
    params,
    query: noQuery,
    show: (request, { instance }) => showCancellation(request, instance, freshForm()),
  })

  pageForm(app, {
    url: `${url}/cancellation`,
    permission: 'cancelInstance',
    summary: 'Ends an instance · 终止实例',
    params,
    act: async (request, { instance }, typed) => {
      const order = { instanceId: instance, reason: textOf(typed, 'reason'), commandId: commandIdOf(request) }
      await cancelInstance(request, order)
      return instanceHref(request, instance)
    },
    show: (request, { instance }, form) => showCancellation(request, instance, form),
  })
}

async function showAdjustment(request: FastifyRequest, instance: string, form: FormState): Promise<string> {
  const reading = await readInstance(request, instance)
  const body = commandOf(readAdjustment(form.typed))
  const foreseen = body === null ? null : await foreseeIntervention(request, instance, body)
  return renderPage('manager/adjust', adjustPage(request, reading, { form, foreseen }))
}

async function showCancellation(request: FastifyRequest, instance: string, form: FormState): Promise<string> {
  return renderPage('manager/cancel', cancelPage(request, await readInstance(request, instance), form))
}
