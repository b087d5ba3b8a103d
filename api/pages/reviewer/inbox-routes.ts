import type { FastifyRequest } from 'fastify'
import { v5 } from 'uuid'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import type { InboxTab } from '../../inbox/inbox.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { commandIdOf, parkOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { assignTask, claimTask, type TaskAddress } from '../../tasks/act-on-task.ts'
import { listPage } from '../list-page.ts'
import { type FormState, pageForm } from '../page-route.ts'
import { listOf, type Typed, textOf } from '../typed.ts'
import { inboxPage } from './inbox-page.ts'
import { inboxParams, inboxQuery } from './inbox-query.ts'
import { inboxColumns } from './inbox-rows.ts'
import { readInbox, readWholeInbox, showingOf } from './read-inbox.ts'

/** 待办: the tabs of the inbox, their files, and what is done with several tasks at once. */
export const inboxRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'GET',
    url: '/parks/:park/inbox',
    config: { permission: 'useInbox' },
    schema: {
      hide: true,
      tags: ['pages'],
      summary: 'Inbox · 待办',
      params: inParkParams,
      response: { 303: z.string() },
    },
    handler: async (request, reply) => {
      const { park, roles } = parkOf(request)
      return reply.redirect(`/parks/${park.slug}/inbox/${firstTab(roles)}`, 303)
    },
  })

  listPage(app, {
    url: '/parks/:park/inbox/:tab',
    permission: 'useInbox',
    summary: 'One tab of the inbox · 我的待办、部门待领、待复核、已办、抄送我、关注',
    params: inboxParams,
    query: inboxQuery,
    list: async (request, { tab }, query) => {
      const showing = showingOf(request)
      const list = { name: `inbox-${tab}`, columns: inboxColumns(showing, tab) }
      if (query.format !== 'html') return { ...list, rows: await readWholeInbox(request, tab, query), html: () => '' }
      const content = await readInbox(request, tab, query)
      const html = () => renderPage('reviewer/inbox', inboxPage(request, showing, content))
      return { ...list, rows: [], paged: content.paged, html }
    },
  })

  pageForm(app, {
    url: '/parks/:park/inbox/department/claim',
    permission: 'claimTask',
    summary: 'Claim several tasks · 批量领取',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const result = await withEach(typed, (at) => claimTask(request, at, commandFor(request, at)))
      return `/parks/${parkOf(request).park.slug}/inbox/mine?notice=claimed&about=${result}`
    },
    show: showDepartment,
  })

  pageForm(app, {
    url: '/parks/:park/inbox/department/assignment',
    permission: 'assignTask',
    summary: 'Hand out several tasks · 批量指派',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const personId = textOf(typed, 'personId')
      if (!z.uuid().safeParse(personId).success)
        throw nothingChosen('personId', 'Choose whom to assign to.', '请选择指派给谁。')
      const result = await withEach(typed, (at) => assignTask(request, at, personId, commandFor(request, at)))
      return `/parks/${parkOf(request).park.slug}/inbox/department?notice=assignedMany&about=${result}`
    },
    show: showDepartment,
  })
}

/** Where a person begins: those who check at what waits for them, those who only look on at what they were shown. */
function firstTab(roles: ReadonlySet<string>): InboxTab {
  if (roles.has('checker') && !roles.has('reviewer')) return 'checking'
  return ['windowClerk', 'reviewer', 'signatory'].some((role) => roles.has(role)) ? 'mine' : 'copied'
}

async function showDepartment(request: FastifyRequest, _params: unknown, { problem }: FormState): Promise<string> {
  const content = await readInbox(request, 'department', inboxQuery.parse({}), problem)
  return renderPage('reviewer/inbox', inboxPage(request, showingOf(request), content))
}

/** Of one task of several: pressed twice it is the same command, and nobody is told that they were too late. */
function commandFor(request: FastifyRequest, { instance, key }: TaskAddress): string {
  return v5(`${instance}/${key}`, commandIdOf(request))
}

/** `done-missed`: somebody may have been faster with some; those are told, and do not hold up the others. */
async function withEach(typed: Typed, act: (at: TaskAddress) => Promise<unknown>): Promise<string> {
  const chosen = listOf(typed, 'task').flatMap((id) => {
    const [, instance, key] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(id) ?? []
    return instance === undefined ? [] : [{ instance, key: Number(key) }]
  })
  if (chosen.length === 0) throw nothingChosen('task', 'Choose at least one task.', '请至少勾选一件。')
  let done = 0
  for (const at of chosen.slice(0, 100)) {
    try {
      await act(at)
      done += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return `${done}-${chosen.length - done}`
}

function nothingChosen(field: string, message: string, messageZh: string): Refusal {
  return new Refusal('nothing-chosen', message, messageZh, [{ field, code: 'nothing-chosen', message, messageZh }])
}
