import { listReceived } from '../../copies/queries.ts'
import { listBeginnings } from '../../follows/queries.ts'
import type { InboxTab, Reader } from '../../inbox/inbox.ts'
import type { ParkAccess } from '../../plugins/access.ts'
import type { Tx } from '../../plugins/database.ts'
import { mayOpenPage } from '../../tasks/access.ts'
import type { Task } from '../../tasks/task.ts'
import { type InboxEntry, taskHref } from './inbox-rows.ts'

/** What a person got copies of, and where they began to follow: what opens pages that are not of their department. */
export interface ShownTo {
  readonly received: Awaited<ReturnType<typeof listReceived>>
  readonly beginnings: Awaited<ReturnType<typeof listBeginnings>>
}

export async function shownTo(tx: Tx, reader: Reader, tab: InboxTab, tasks: readonly Task[]): Promise<ShownTo> {
  const { access, personId } = reader
  const instances = tasks.map(({ instanceId }) => instanceId)
  const applications = tasks.map(({ applicationId }) => applicationId)
  const isShown = tab === 'copied' || tab === 'followed'
  return {
    received: isShown ? await listReceived(tx, access.park.id, personId, instances) : new Map(),
    beginnings: tab === 'followed' ? await listBeginnings(tx, access.park.id, personId, applications) : new Map(),
  }
}

/** The page to which a row leads: to follow something gives no right to read it. */
export function openedBy(
  access: ParkAccess,
  task: Task,
  { received, beginnings }: ShownTo,
): Pick<InboxEntry, 'href' | 'isUnread'> {
  const { slug } = access.park
  const copy = received.get(`${task.instanceId}.${task.key}`)
  const isUnread = copy?.isUnread === true
  const begun = beginnings.get(task.applicationId)
  if (begun === undefined || copy !== undefined || mayOpenPage(task, access)) {
    return { href: taskHref(slug, task), isUnread }
  }
  if (begun !== null) return { href: taskHref(slug, { instanceId: begun.instance, key: begun.key }), isUnread }
  const isAtWindow = access.roles.has('windowClerk')
  return { href: isAtWindow ? `/parks/${slug}/window/${task.applicationId}` : null, isUnread }
}
