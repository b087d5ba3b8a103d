import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import { z } from 'zod'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import { answerOnce } from '../../idempotency/answer-once.ts'
import { type InboxTab, inboxTabs } from '../../inbox/inbox.ts'
import { inParkParams } from '../../parks/schemas.ts'
import { inParkOf, parkOf, personOf } from '../../plugins/access.ts'
import { Refusal } from '../../refusal.ts'
import { deleteFilter, saveFilter } from '../../saved-filters/queries.ts'
import { type FormState, pageForm } from '../page-route.ts'
import { type Typed, textOf } from '../typed.ts'
import { inboxPage } from './inbox-page.ts'
import { inboxQuery, keptQuery } from './inbox-query.ts'
import { readInbox, showingOf } from './read-inbox.ts'

/** 常用筛选: saved, shared with one's department, deleted. */
export const savedFilterRoutes: FeatureRoutes = async (app) => {
  pageForm(app, {
    url: '/parks/:park/saved-filters',
    permission: 'useInbox',
    summary: 'Save a filter of the inbox · 保存常用筛选',
    params: inParkParams,
    act: async (request, _params, typed) => {
      const { park, memberships } = parkOf(request)
      const name = textOf(typed, 'name').slice(0, 60)
      const query = queryOf(typed)
      const wish = textOf(typed, 'department')
      const department = memberships.some((each) => each.department === wish) ? wish : null
      if (name === '' || query === '') throw incomplete(name === '' ? 'name' : 'query')
      const { personId } = personOf(request)
      const filter = { id: v7(), personId, department, name, query }
      await inParkOf(request, (tx) => saveFilter(tx, park.id, filter, new Date(app.engine.now())))
      return `/parks/${park.slug}/inbox/${tabOf(typed)}?${query}&notice=filterSaved`
    },
    show: showInbox,
  })

  pageForm(app, {
    url: '/parks/:park/saved-filters/:filter/deletion',
    permission: 'useInbox',
    summary: 'Delete a filter of one’s own · 删除常用筛选',
    params: inParkParams.extend({ filter: z.uuid() }),
    act: async (request, { filter }, typed) => {
      const { park } = parkOf(request)
      const { personId } = personOf(request)
      await inParkOf(request, (tx) =>
        answerOnce(request, tx, async () => {
          if (!(await deleteFilter(tx, park.id, personId, filter))) throw noSuchFilter()
          return { deleted: true }
        }),
      )
      return `/parks/${park.slug}/inbox/${tabOf(typed)}?notice=filterDeleted`
    },
    show: showInbox,
  })
}

/** Only what an inbox knows is kept of what came. */
function queryOf(typed: Typed): string {
  const read = inboxQuery.safeParse(Object.fromEntries(new URLSearchParams(textOf(typed, 'query'))))
  return read.success ? keptQuery(read.data) : ''
}

/** The tab in which it was pressed. */
function tabOf(typed: Typed): InboxTab {
  return inboxTabs.find((tab) => tab === textOf(typed, 'tab')) ?? 'mine'
}

async function showInbox(request: FastifyRequest, _params: unknown, { typed, problem }: FormState): Promise<string> {
  const read = inboxQuery.safeParse(Object.fromEntries(new URLSearchParams(textOf(typed, 'query'))))
  const content = await readInbox(request, tabOf(typed), read.success ? read.data : inboxQuery.parse({}), problem)
  return renderPage('reviewer/inbox', inboxPage(request, showingOf(request), content))
}

function noSuchFilter(): Refusal {
  return new Refusal('not-found', 'Expected a filter of yours, but there is none.', '没有这个常用筛选，可能已经删除。')
}

function incomplete(field: 'name' | 'query'): Refusal {
  const [message, messageZh] =
    field === 'name'
      ? ['Expected a name for the filter.', '请给常用筛选起个名字。']
      : ['Expected a filter to save: choose something first.', '请先设置筛选条件，再保存。']
  return new Refusal('nothing-chosen', message, messageZh, [{ field, code: 'nothing-chosen', message, messageZh }])
}
