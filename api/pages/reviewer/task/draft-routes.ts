import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../../../features.ts'
import { parkOf } from '../../../plugins/access.ts'
import { taskParams } from '../../../tasks/schemas.ts'
import { say } from '../../frame.ts'
import { type FormState, pageForm } from '../../page-route.ts'
import { clockTime } from '../../parts/dates.ts'
import { type Typed, textOf, typedBody } from '../../typed.ts'
import { taskHref } from '../inbox-rows.ts'
import { findingCount, withFinding, withoutFinding } from './decision-names.ts'
import { forgetDraft, keepDraft } from './draft.ts'
import { taskQuery } from './read-task.ts'
import { showTask } from './show-task.ts'

const base = '/parks/:park/tasks/:instance/:key'

type Params = z.output<typeof taskParams>

/** 草稿: saved by hand, one finding more or less, saved by itself, thrown away. */
export const taskDraftRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: `${base}/draft`,
    permission: 'answerTask',
    summary: 'Save the draft, with one finding more or less · 存草稿',
    params: taskParams,
    act: async (request, params, typed) => {
      const { changed, place } = changedFindings(typed)
      await keepDraft(request, params, changed)
      const view = textOf(typed, 'view')
      const address = taskHref(params.park, { instanceId: params.instance, key: params.key })
      return `${address}${view === '' ? '' : `?${new URLSearchParams(view).toString()}`}#${place}`
    },
    show,
  })

  app.route({
    method: 'POST',
    url: `${base}/draft-by-itself`,
    config: { permission: 'answerTask' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Save the draft while it is typed · 自动保存草稿',
      params: taskParams,
      body: typedBody,
      response: { 200: z.object({ status: z.string() }) },
    },
    handler: async (request) => {
      // Its schema has made it so.
      const savedAt = await keepDraft(request, request.params, request.body as Typed)
      const time = clockTime(parkOf(request).park.zone, savedAt.getTime())
      return { status: say(request, 'task.draftSaved', { time }) }
    },
  })

  pageForm(app, {
    url: `${base}/draft-deletion`,
    permission: 'answerTask',
    summary: 'Throw the draft away · 删除草稿',
    params: taskParams,
    act: async (request, params) => {
      await forgetDraft(request, params)
      return taskHref(params.park, { instanceId: params.instance, key: params.key })
    },
    show,
  })
}

/** The buttons *one more* and *take away* are the draft with a finding more or less. */
export function changedFindings(typed: Typed): { readonly changed: Typed; readonly place: string } {
  const { add: _, remove: __, ...kept } = typed
  const added = textOf(typed, 'add')
  if (added !== '') {
    const changed = withFinding(kept, added)
    return { changed, place: `finding-${added}-${findingCount(changed, added) - 1}` }
  }
  const [, outcome, index] = /^(\w+)\.(\d+)$/.exec(textOf(typed, 'remove')) ?? []
  if (outcome === undefined) return { changed: kept, place: 'decision' }
  return { changed: withoutFinding(kept, outcome, Number(index)), place: `finding-${outcome}-0` }
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  return await showTask(request, params, taskQuery.parse({}), form)
}
