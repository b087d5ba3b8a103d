import { inboxTabs } from '../../../api/inbox/inbox.ts'
import { countInbox, countTab, listChoices, listInbox } from '../../../api/inbox/queries.ts'
import { PAGE_SIZE } from '../../../api/lists/paging.ts'
import type { ParkAccess } from '../../../api/plugins/access.ts'
import type { Database } from '../../../api/plugins/database.ts'
import { placeOf } from './fill.ts'

const noFilter = { q: '', step: '', permit: '', department: '', light: '' } as const
const first = { order: 'due', descending: false, offset: 0, limit: PAGE_SIZE } as const

/** Reads the first page of a reviewer's department and the counts of all tabs, as the inbox page does; gives its rows. */
export async function readInboxPage(database: Database, park: ParkAccess['park'], copy: number): Promise<number> {
  const { department, person: personId } = placeOf(copy)
  const membership = { department, post: 'reviewer', standing: 'primary' } as const
  const access: ParkAccess = {
    park,
    roles: new Set(['reviewer']),
    memberships: [membership],
    standIns: [],
    enterprises: [],
  }
  const reader = { access, personId }
  const asOf = { now: new Date(), yellow: [] }
  return await database.inPark(park.id, async (tx) => {
    await countInbox(tx, reader, 'department', noFilter, asOf)
    const rows = await listInbox(tx, reader, 'department', noFilter, asOf, first)
    await listChoices(tx, reader, 'department')
    for (const tab of inboxTabs) await countTab(tx, reader, tab)
    return rows.length
  })
}
