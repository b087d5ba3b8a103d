import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { mustBeNames } from '../../../incidents/must-be-names.ts'
import { inParkParams } from '../../../parks/schemas.ts'
import { actorOf, commandIdOf, parkOf } from '../../../plugins/access.ts'
import { accepted, Refusal } from '../../../refusal.ts'
import { signalBody } from '../../../signals/schemas.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { typedVariables } from '../incident-page.ts'
import { announcementPage, kinds } from './announcement-page.ts'

const url = '/parks/:park/announcements'

/** Raising a signal or publishing a message by hand: who would have it, and then the button. */
export const announcementPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'raiseSignal',
    summary: 'Who would have a signal or message · 信号和消息：试看接收者',
    params: inParkParams,
    query: typedBody,
    show: (request, _params, asked) => show(request, freshForm(asked)),
  })

  pageForm(app, {
    url,
    permission: 'raiseSignal',
    summary: 'Sends a signal or message · 发出信号或消息',
    params: inParkParams,
    act: async (request, { park }, typed) => {
      const { kind, name, correlationKey, variables } = announced(typed)
      const sent = {
        id: commandIdOf(request),
        parkId: parkOf(request).park.id,
        actor: actorOf(request),
        name,
        variables,
      }
      if (kind === 'signal') await app.engine.raiseSignal(sent)
      else accepted(await app.engine.publishMessage({ ...sent, correlationKey }))
      return `/parks/${park}/announcements?sent=1`
    },
    show: (request, _params, form) => show(request, form),
  })
}

async function show(request: FastifyRequest, form: FormState): Promise<string> {
  const isAsked = textOf(form.typed, 'name') !== '' && form.problem === null
  const receivers = isAsked ? await receiversOf(request, form.typed) : null
  const isSent = textOf(form.typed, 'sent') === '1'
  return renderPage('manager/announcements', announcementPage(request, { form, receivers, isSent }))
}

async function receiversOf(request: FastifyRequest, typed: Typed) {
  const { kind, name, correlationKey } = asked(typed)
  return await request.server.engine.findReceivers({ parkId: parkOf(request).park.id, kind, name, correlationKey })
}

function asked(typed: Typed) {
  const key = textOf(typed, 'key')
  const kind = kinds.find((each) => each === textOf(typed, 'kind')) ?? 'signal'
  return {
    kind,
    name: textOf(typed, 'name').replaceAll('\0', ''),
    correlationKey: key === '' ? null : key.replaceAll('\0', ''),
  }
}

function announced(typed: Typed) {
  const { kind, name, correlationKey } = asked(typed)
  const variables = typedVariables(textOf(typed, 'variable'), textOf(typed, 'value'))
  mustBeNames(variables)
  if (signalBody.safeParse({ name, variables }).success) return { kind, name, correlationKey, variables }
  const message = 'Expected a name of 1 to 200 characters, and content that can be stored.'
  const messageZh = '请填写名称（1 到 200 字），内容须能保存。'
  throw new Refusal('invalid-request', message, messageZh, [
    { field: 'name', code: 'invalid-request', message, messageZh },
  ])
}
