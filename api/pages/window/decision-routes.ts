import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { findAnswer } from '../../answers/queries.ts'
import { applicationParams } from '../../applications/schemas.ts'
import type { FeatureRoutes } from '../../features.ts'
import { commandIdOf, inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { answerTask, claimTask, releaseTask } from '../../tasks/act-on-task.ts'
import { listTasksOf } from '../../tasks/queries.ts'
import type { Task } from '../../tasks/task.ts'
import { formOf } from '../../tasks/work-of.ts'
import { say } from '../frame.ts'
import { pageForm } from '../page-route.ts'
import { clockTime } from '../parts/dates.ts'
import { offeredOutcomes } from '../reviewer/task/decision-form.ts'
import { forgetDraft, keepDraft } from '../reviewer/task/draft.ts'
import { changedFindings } from '../reviewer/task/draft-routes.ts'
import { readDecision } from '../reviewer/task/read-decision.ts'
import { type Typed, typedBody } from '../typed.ts'
import { formFirst } from './form-first.ts'
import { windowAddress } from './place.ts'
import { showReceived } from './show-received.ts'

const url = '/parks/:park/window/:application'

/** 受理、一次性告知、不予受理: the window's decision, on the page of the application itself. */
export const windowDecisionRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: `${url}/claim`,
    permission: 'claimTask',
    summary: 'Take it up · 领取',
    params: applicationParams,
    act: async (request, { application }) => {
      await claimTask(request, addressOf(await windowTask(request, application)))
      return `${windowAddress(request)}/${application}#decision`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/release`,
    permission: 'claimTask',
    summary: 'Give it back · 退回',
    params: applicationParams,
    act: async (request, { application }) => {
      await releaseTask(request, addressOf(await windowTask(request, application)))
      return `${windowAddress(request)}/${application}`
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/answer`,
    permission: 'answerTask',
    summary: 'Accept, tell what is missing, decline · 提交结论',
    params: applicationParams,
    isVital: true,
    act: async (request, { application }, typed) => {
      const address = `${windowAddress(request)}/${application}`
      const task = await findWindowTask(request, application)
      // Pressed twice: it has been decided by this very answer, and the page says how.
      if (task === undefined && (await wasAnswered(request))) return address
      if (task === undefined) throw nothingToDecide()
      const at = addressOf(task)
      // Kept first: whatever stops the answer, nothing that was typed is lost.
      await keepDraft(request, at, typed)
      const process = await app.catalogue.byHash(parkOf(request).park.id, task.definitionHash)
      const answer = readDecision(typed, formOf(process, task), offeredOutcomes(process, task).length > 0)
      await formFirst(() => answerTask(request, at, answer))
      await forgetDraft(request, at)
      return address
    },
    show: showReceived,
  })

  pageForm(app, {
    url: `${url}/draft`,
    permission: 'answerTask',
    summary: 'Save the draft, with one finding more or less · 存草稿',
    params: applicationParams,
    act: async (request, { application }, typed) => {
      const { changed, place } = changedFindings(typed)
      await keepDraft(request, addressOf(await windowTask(request, application)), changed)
      return `${windowAddress(request)}/${application}#${place}`
    },
    show: showReceived,
  })

  app.route({
    method: 'POST',
    url: `${url}/draft-by-itself`,
    config: { permission: 'answerTask' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Save the draft while it is typed · 自动保存草稿',
      params: applicationParams,
      body: typedBody,
      response: { 200: z.object({ status: z.string() }) },
    },
    handler: async (request) => {
      const task = await windowTask(request, request.params.application)
      // Its schema has made it so.
      const savedAt = await keepDraft(request, addressOf(task), request.body as Typed)
      const time = clockTime(parkOf(request).park.zone, savedAt.getTime())
      return { status: say(request, 'task.draftSaved', { time }) }
    },
  })
}

/** What the window has to do with an application now; somebody else may have done it a moment before. */
async function windowTask(request: FastifyRequest, applicationId: string): Promise<Task> {
  const task = await findWindowTask(request, applicationId)
  if (task === undefined) throw nothingToDecide()
  return task
}

async function findWindowTask(request: FastifyRequest, applicationId: string): Promise<Task | undefined> {
  const { id } = parkOf(request).park
  const tasks = await inParkOf(request, (tx) => listTasksOf(tx, id, applicationId))
  return tasks.find(({ post, endedAt }) => post === 'windowClerk' && endedAt === null)
}

async function wasAnswered(request: FastifyRequest): Promise<boolean> {
  const { id } = parkOf(request).park
  const answer = await inParkOf(request, (tx) => findAnswer(tx, id, commandIdOf(request)))
  return answer?.personId === personOf(request).personId
}

function nothingToDecide(): Refusal {
  return new Refusal(
    'move-not-allowed',
    'Expected something for the window to decide, but it has been decided.',
    '这件申请窗口已经办过，没有待办的环节。',
  )
}

function addressOf({ instanceId, key }: Task): { readonly instance: string; readonly key: number } {
  return { instance: instanceId, key }
}
