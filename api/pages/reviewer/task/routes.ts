import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FeatureRoutes } from '../../../features.ts'
import { inParkOf, parkOf } from '../../../plugins/access.ts'
import { Refusal } from '../../../refusal.ts'
import { listLateFindings } from '../../../rounds/queries.ts'
import {
  answerTask,
  assignTask,
  checkTask,
  claimTask,
  releaseTask,
  type TaskAddress,
} from '../../../tasks/act-on-task.ts'
import { existingTask } from '../../../tasks/existing-task.ts'
import { needsOf } from '../../../tasks/outcome-rules.ts'
import { taskParams } from '../../../tasks/schemas.ts'
import { formOf } from '../../../tasks/work-of.ts'
import { type FormState, freshForm, page, pageForm } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { taskHref } from '../inbox-rows.ts'
import { offeredOutcomes } from './decision-form.ts'
import { forgetDraft, keepDraft } from './draft.ts'
import { readDecision } from './read-decision.ts'
import { taskQuery } from './read-task.ts'
import { showTask } from './show-task.ts'

type Params = z.output<typeof taskParams>

const base = '/parks/:park/tasks/:instance/:key'

/** 任务页: what it is about, and everything that people do with it. */
export const taskPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url: base,
    permission: 'readTasks',
    summary: 'One task · 任务',
    params: taskParams,
    query: taskQuery,
    show: async (request, params, query) => await showTask(request, params, query, freshForm()),
  })

  pageForm(app, {
    url: `${base}/claim`,
    permission: 'claimTask',
    summary: 'Claim · 领取',
    params: taskParams,
    act: async (request, params) => taskHref(params.park, await claimTask(request, params)),
    show,
  })

  pageForm(app, {
    url: `${base}/release`,
    permission: 'claimTask',
    summary: 'Give it back to the department · 退回部门',
    params: taskParams,
    act: async (request, params) => told(params, 'mine', 'released', await releaseTask(request, params)),
    show,
  })

  pageForm(app, {
    url: `${base}/assignment`,
    permission: 'assignTask',
    summary: 'The head hands it to a person · 指派',
    params: taskParams,
    act: async (request, params, typed) => {
      const personId = textOf(typed, 'personId')
      if (!z.uuid().safeParse(personId).success)
        throw missing('personId', 'Choose whom to assign to.', '请选择指派给谁。')
      return told(params, 'department', 'assigned', await assignTask(request, params, personId))
    },
    show,
  })

  pageForm(app, {
    url: `${base}/answer`,
    permission: 'answerTask',
    summary: 'Answer · 提交结论',
    params: taskParams,
    isVital: true,
    act: async (request, params, typed) => {
      // Kept first: whatever stops the answer, nothing that was typed is lost.
      await keepDraft(request, params, typed)
      const answered = await answerTask(request, params, await decisionOf(request, params, typed))
      await forgetDraft(request, params)
      return told(params, 'mine', answered.state === 'inCheck' ? 'inCheck' : 'answered', answered)
    },
    show,
  })

  pageForm(app, {
    url: `${base}/confirmation`,
    permission: 'checkTask',
    summary: 'Confirm the answer of another person · 复核通过',
    params: taskParams,
    isVital: true,
    act: async (request, params, typed) => {
      const reason = textOf(typed, 'reason').slice(0, 2_000)
      return told(params, 'checking', 'confirmed', await checkTask(request, params, 'confirm', reason || null))
    },
    show,
  })

  pageForm(app, {
    url: `${base}/send-back`,
    permission: 'checkTask',
    summary: 'Send the answer back · 复核退回',
    params: taskParams,
    isVital: true,
    act: async (request, params, typed) => {
      const reason = textOf(typed, 'reason').slice(0, 2_000)
      if (reason === '') throw missing('reason', 'Write why it goes back.', '请写明退回的理由。')
      return told(params, 'checking', 'sentBack', await checkTask(request, params, 'sendBack', reason))
    },
    show,
  })
}

async function show(request: FastifyRequest, params: Params, form: FormState): Promise<string> {
  const view = taskQuery.safeParse(Object.fromEntries(new URLSearchParams(textOf(form.typed, 'view'))))
  return await showTask(request, params, view.success ? view.data : taskQuery.parse({}), form)
}

async function decisionOf(request: FastifyRequest, at: TaskAddress, typed: Typed) {
  const parkId = parkOf(request).park.id
  const [task, late] = await inParkOf(request, async (tx) => [
    await existingTask(tx, parkId, at.instance, at.key),
    await listLateFindings(tx, parkId, at),
  ])
  const process = await request.server.catalogue.byHash(parkId, task.definitionHash)
  const isOffered = offeredOutcomes(process, task).length > 0
  const needsFindings = needsOf(textOf(typed, 'outcome')).includes('findings')
  const approved = needsFindings ? late.filter(({ isApproved }) => isApproved === true).length : 0
  return readDecision(typed, formOf(process, task), isOffered, approved)
}

/** Back to the inbox, which tells what was done. */
function told(
  { park }: Params,
  tab: string,
  notice: string,
  { instanceId, key }: { readonly instanceId: string; readonly key: number },
): string {
  return `/parks/${park}/inbox/${tab}?notice=${notice}&about=${instanceId}.${key}`
}

function missing(field: string, message: string, messageZh: string): Refusal {
  return new Refusal('nothing-chosen', message, messageZh, [{ field, code: 'nothing-chosen', message, messageZh }])
}
