import type { FastifyRequest } from 'fastify'
import { v7 } from 'uuid'
import type { BulkForm } from '../../../templates/pages/reviewer/inbox-model.ts'
import { clockDeadline, officeOfClock, type StoredClock } from '../../clocks/clock.ts'
import { listClocksOfTasks } from '../../clocks/queries.ts'
import { countUnread } from '../../copies/queries.ts'
import { officeOf } from '../../deadlines/office.ts'
import type { Deadline } from '../../deadlines/read-deadline.ts'
import { yellowWindows } from '../../deadlines/yellow-windows.ts'
import type { InboxTab, Reader } from '../../inbox/inbox.ts'
import { countInbox, listChoices, listInbox } from '../../inbox/queries.ts'
import { rankOf } from '../../ladder/ladder.ts'
import { listRungs } from '../../ladder/queries.ts'
import { PAGE_SIZE, pageAt, startOfPage } from '../../lists/paging.ts'
import { listOfficers } from '../../people/queries.ts'
import { inParkOf, type ParkAccess, parkOf, personOf } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import type { Refusal } from '../../refusal.ts'
import { listFilters } from '../../saved-filters/queries.ts'
import { actingFor } from '../../substitutions/acting-for.ts'
import type { Task } from '../../tasks/task.ts'
import { say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { publicationNotices } from '../manager/versions/publication-notices.ts'
import type { Showing } from '../parts/deadline-parts.ts'
import { matterOf } from '../parts/matter.ts'
import { departmentNames } from '../parts/place.ts'
import { inboxNotice } from './inbox-notice.ts'
import type { InboxContent } from './inbox-page.ts'
import { filterOf, type InboxQuery, sortingOf } from './inbox-query.ts'
import type { InboxEntry } from './inbox-rows.ts'
import { countsOf } from './inbox-tabs.ts'
import { openedBy, type ShownTo, shownTo } from './opened-by.ts'

/** As many rows as a file of a list is read in at a time. */
const PART_OF_A_FILE = 5_000

/** Where and when the pages of a request are read. */
export function showingOf(request: FastifyRequest): Showing {
  const { park } = parkOf(request)
  return {
    language: languageOf(request),
    office: officeOf(request.server.engine, park),
    now: request.server.engine.now(),
  }
}

/** Everything that one tab of the inbox shows. */
export async function readInbox(
  request: FastifyRequest,
  tab: InboxTab,
  query: InboxQuery,
  problem: Refusal | null = null,
): Promise<InboxContent> {
  const { park, memberships } = parkOf(request)
  const reader = readerOf(request)
  const departments = [...new Set(memberships.map(({ department }) => department))]
  const asOf = asOfNow(request)
  const filter = filterOf(query)
  const sorting = sortingOf(query.sort, tab === 'done')
  const read = await inParkOf(request, async (tx) => {
    const total = await countInbox(tx, reader, tab, filter, asOf)
    const offset = startOfPage(query.page, total)
    const tasks = await listInbox(tx, reader, tab, filter, asOf, { ...sorting, offset, limit: PAGE_SIZE })
    return {
      paged: pageAt(tasks, offset, total),
      ...(await shownTo(tx, reader, tab, tasks)),
      rungs: await readRungs(tx, park.id, tasks),
      clocks: await listClocksOfTasks(tx, park.id, tasks),
      unread: tab === 'copied' ? await countUnread(tx, park.id, reader.personId) : 0,
      counts: await countsOf(tx, reader),
      choices: await listChoices(tx, reader, tab),
      filters: await listFilters(tx, park.id, reader.personId, departments),
      bulk: tab === 'department' && total > 0 ? await bulkForm(request, tx) : null,
      notices: [await inboxNotice(request, tx, query), ...(await publicationNotices(request, tx))].filter(
        (each) => each !== null,
      ),
    }
  })
  const { language } = showingOf(request)
  const permitNames = new Map<string, string>()
  for (const { letter, definitionHash } of read.choices.permits) {
    permitNames.set(letter, matterOf(await request.server.catalogue.byHash(park.id, definitionHash), letter, language))
  }
  const rows = await describe(request, read.paged.rows, read)
  const names = await departmentNames(request)
  const paged = { ...read.paged, rows }
  return { ...read, paged, tab, query, permitNames, names, problem, commandId: v7() }
}

/** Everything that the filter lets through, for a file. */
export async function readWholeInbox(
  request: FastifyRequest,
  tab: InboxTab,
  query: InboxQuery,
): Promise<readonly InboxEntry[]> {
  const sorting = sortingOf(query.sort, tab === 'done')
  const asOf = asOfNow(request)
  const reader = readerOf(request)
  const parts = await inParkOf(request, async (tx) => {
    const all: { readonly tasks: readonly Task[]; readonly shown: Shown }[] = []
    for (;;) {
      const part = { ...sorting, offset: all.length * PART_OF_A_FILE, limit: PART_OF_A_FILE }
      const tasks = await listInbox(tx, reader, tab, filterOf(query), asOf, part)
      const rungs = await readRungs(tx, reader.access.park.id, tasks)
      const clocks = await listClocksOfTasks(tx, reader.access.park.id, tasks)
      all.push({ tasks, shown: { ...(await shownTo(tx, reader, tab, tasks)), rungs, clocks } })
      if (tasks.length < PART_OF_A_FILE) return all
    }
  })
  return (await Promise.all(parts.map(({ tasks, shown }) => describe(request, tasks, shown)))).flat()
}

function readerOf(request: FastifyRequest): Reader {
  return { access: parkOf(request), personId: personOf(request).personId }
}

function asOfNow(request: FastifyRequest) {
  const { office, now } = showingOf(request)
  return { now: new Date(now), yellow: yellowWindows(office, now) }
}

async function describe(request: FastifyRequest, tasks: readonly Task[], shown: Shown): Promise<readonly InboxEntry[]> {
  const showing = showingOf(request)
  const { catalogue } = request.server
  const parkId = parkOf(request).park.id
  return await Promise.all(
    tasks.map(async (task) => ({
      task,
      process: await catalogue.byHash(parkId, task.definitionHash),
      ...openedBy(parkOf(request), task, shown),
      rung: shown.rungs.get(`${task.instanceId}.${task.key}`) ?? null,
      standsFor: standsForAt(parkOf(request), task),
      clock: clockAt(task),
    })),
  )

  function clockAt({ instanceId, key }: Task): Deadline | null {
    const clock = shown.clocks.get(`${instanceId}.${key}`)
    if (clock === undefined) return null
    return clockDeadline(officeOfClock(request.server.engine, parkId, clock, showing.office), clock, showing.now)
  }
}

interface Shown extends ShownTo {
  readonly rungs: ReadonlyMap<string, string>
  readonly clocks: ReadonlyMap<string, StoredClock>
}

/** The highest rung that each of these tasks has reached, by `instance.key`. */
async function readRungs(tx: Tx, parkId: string, tasks: readonly Task[]): Promise<ReadonlyMap<string, string>> {
  const rows = await listRungs(
    tx,
    parkId,
    tasks.map(({ instanceId }) => instanceId),
  )
  const upwards = rows.toSorted((one, other) => rankOf(one.rung) - rankOf(other.rung))
  return new Map(upwards.map(({ instanceId, taskKey, rung }) => [`${instanceId}.${taskKey}`, rung]))
}

function standsForAt(access: ParkAccess, task: Task): string | null {
  if (task.endedAt !== null) return null
  return actingFor(access, task, task.state === 'inCheck' ? task.checkPost : task.post)?.personName ?? null
}

/** Several at once: the head of a department also hands its tasks out. */
async function bulkForm(request: FastifyRequest, tx: Tx): Promise<BulkForm> {
  const { park, memberships } = parkOf(request)
  const base = `/parks/${park.slug}/inbox/department`
  const headed = memberships.filter(({ post }) => post === 'signatory').map(({ department }) => department)
  const officers = headed.length === 0 ? [] : await listOfficers(tx, park.id)
  return {
    claimAction: `${base}/claim`,
    assignAction: headed.length === 0 ? null : `${base}/assignment`,
    people: officers
      .filter(({ department, post }) => headed.includes(department) && ['reviewer', 'signatory'].includes(post))
      .map(({ personId, name, post }) => ({ id: personId, name: `${name}（${say(request, `post.${post}`)}）` })),
    commandId: v7(),
  }
}
