import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../../features.ts'
import { foreseeRestart, restartInstance } from '../../../instances/restart-instance.ts'
import { instanceParams as params } from '../../../instances/schemas.ts'
import { commandIdOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { textOf } from '../../typed.ts'
import { instanceHref } from './instance-head.ts'
import { readInstance } from './instance-reading.ts'
import { pointsOf, restartPage, restartQuery } from './restart-page.ts'

const url = '/parks/:park/instances/:instance/restart'

/** An instance that has ended goes on as a new one, after a page that says what that begins with. */
export const restartPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'restartInstance',
    summary: 'Tries out a restart · 试算重新启动',
    params,
    query: restartQuery,
    show: (request, { instance }, { node, body = '' }) =>
      show(request, instance, freshForm(node === undefined ? {} : { node, body })),
  })

  pageForm(app, {
    url,
    permission: 'restartInstance',
    summary: 'Restarts an instance · 重新启动实例',
    params,
    act: async (request, { instance: instanceId }, typed) => {
      const { definition } = await readInstance(request, instanceId)
      const points = pointsOf(definition, typed)
      const order = { instanceId, points, variables: {}, commandId: commandIdOf(request) }
      await restartInstance(request, { ...order, reason: textOf(typed, 'reason') })
      // The new one starts in a moment; from here a link leads to it.
      return instanceHref(request, instanceId)
    },
    show: (request, { instance }, form) => show(request, instance, form),
  })
}

async function show(request: FastifyRequest, instanceId: string, form: FormState): Promise<string> {
  const reading = await readInstance(request, instanceId)
  if (!('node' in form.typed))
    return renderPage('manager/restart', restartPage(request, reading, { form, foreseen: null }))
  const points = pointsOf(reading.definition, form.typed)
  try {
    const order = { instanceId, points, variables: {}, commandId: form.commandId }
    const foreseen = await foreseeRestart(request, order)
    return renderPage('manager/restart', restartPage(request, reading, { form, foreseen }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const refused = { ...form, problem: form.problem ?? error }
    return renderPage('manager/restart', restartPage(request, reading, { form: refused, foreseen: null }))
  }
}
