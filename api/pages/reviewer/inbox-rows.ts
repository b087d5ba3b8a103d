import type { LightPart } from '../../../templates/pages/parts.ts'
import type { InboxRow } from '../../../templates/pages/reviewer/inbox-model.ts'
import { isTextKey, textIn } from '../../../templates/texts/catalogue.ts'
import { litByClock } from '../../deadlines/lit-by-clock.ts'
import { type Deadline, readDeadline } from '../../deadlines/read-deadline.ts'
import type { InboxTab } from '../../inbox/inbox.ts'
import type { Column } from '../../lists/columns.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import type { Task } from '../../tasks/task.ts'
import { dateAndTime } from '../parts/dates.ts'
import { dueOf, lightOf, noLight, type Showing } from '../parts/deadline-parts.ts'
import { matterOf } from '../parts/matter.ts'

/** A task with the process whose words it uses. */
export interface InboxEntry {
  readonly task: Task
  readonly process: DescribedProcess
  /** The page that this person may open: the task's own, or where they began to follow it. */
  readonly href: string | null
  /** Somebody has shown it to this person, who has not opened it yet. */
  readonly isUnread: boolean
  /** For whom this person may do it, as a substitute. */
  readonly standsFor: string | null
  /** The highest rung that it has reached, such as `red+2`. */
  readonly rung: string | null
  /** What its own clock says; `null` where it has none. */
  readonly clock: Deadline | null
}

/** Where a task's page is. */
export function taskHref(park: string, { instanceId, key }: Pick<Task, 'instanceId' | 'key'>): string {
  return `/parks/${park}/tasks/${instanceId}/${key}`
}

export function inboxRow(
  showing: Showing,
  tab: InboxTab,
  { task, process, href, isUnread, standsFor, rung, clock }: InboxEntry,
): InboxRow {
  const { language, office, now } = showing
  const at = (instant: Date) => dateAndTime(language, office.zone, instant.getTime(), now)
  const deadline = task.dueAt === null ? null : deadlineOf(showing, task, task.dueAt)
  const light = taskLight(showing, task, clock)
  const isOpen = task.endedAt === null
  const project = task.projectName ?? textIn(language, 'inbox.unnamed')
  return {
    id: `${task.instanceId}.${task.key}`,
    href,
    standsFor: standsFor === null ? null : textIn(language, 'inbox.standsFor', { person: standsFor }),
    raised: rung === null || !isOpen ? null : rungWord(language, rung),
    unread: isUnread ? textIn(language, 'copy.unread') : null,
    light: isOpen ? light : null,
    isOverdue: isOpen && light.tone === 'red',
    due:
      deadline === null || task.dueAt === null
        ? null
        : { ...dueOf(showing, clock ?? deadline, 'sentence'), text: at(task.dueAt) },
    project,
    enterprise: task.enterprise.name,
    matter: matterOf(process, task.permit, language),
    step: task.name ?? task.node,
    number: task.applicationNumber ?? '',
    handler: task.assigneeName ?? textIn(language, 'inbox.nobody'),
    state: stateOf(showing, tab, task),
    endedText: task.endedAt === null ? '' : at(task.endedAt),
    chooseLabel: textIn(language, 'inbox.choose', { project, step: task.name ?? task.node }),
  }
}

/** What a file of an inbox has. */
export function inboxColumns(showing: Showing, tab: InboxTab): readonly Column<InboxEntry>[] {
  const { language } = showing
  const light = ({ task, clock }: InboxEntry) => (task.endedAt === null ? taskLight(showing, task, clock).word : null)
  const readState = ({ isUnread }: InboxEntry) => textIn(language, isUnread ? 'copy.unread' : 'copy.read')
  return [
    { label: textIn(language, 'inbox.light'), value: light },
    { label: textIn(language, 'inbox.due'), value: ({ task }) => task.dueAt },
    { label: textIn(language, 'inbox.project'), value: ({ task }) => task.projectName },
    { label: textIn(language, 'inbox.projectCode'), value: ({ task }) => task.projectCode },
    { label: textIn(language, 'inbox.enterprise'), value: ({ task }) => task.enterprise.name },
    { label: textIn(language, 'inbox.matter'), value: ({ task, process }) => matterOf(process, task.permit, language) },
    { label: textIn(language, 'inbox.step'), value: ({ task }) => task.name ?? task.node },
    { label: textIn(language, 'inbox.number'), value: ({ task }) => task.applicationNumber },
    { label: textIn(language, 'inbox.handler'), value: ({ task }) => task.assigneeName },
    { label: textIn(language, 'inbox.opened'), value: ({ task }) => task.openedAt },
    { label: textIn(language, 'inbox.ended'), value: ({ task }) => task.endedAt },
    ...(tab === 'copied' ? [{ label: textIn(language, 'inbox.readState'), value: readState }] : []),
  ]
}

/** A task whose clock stands still may have no due date. Its clock knows which days are left, of all until that date. */
function taskLight(
  showing: Showing,
  task: Pick<Task, 'light' | 'dueAt' | 'openedAt'>,
  clock: Deadline | null,
): LightPart {
  if (task.light === 'grey') return { tone: 'grey', word: textIn(showing.language, 'light.paused') }
  if (task.dueAt === null) return noLight(showing.language)
  return lightOf(
    showing,
    clock === null ? deadlineOf(showing, task, task.dueAt) : litByClock(clock, task.light, showing.now),
  )
}

export function deadlineOf({ office, now }: Showing, task: Pick<Task, 'openedAt' | 'light'>, dueAt: Date): Deadline {
  return litByClock(readDeadline(office, task.openedAt.getTime(), dueAt.getTime(), now), task.light, now)
}

function stateOf({ language }: Showing, tab: InboxTab, { state }: Task): InboxRow['state'] {
  if (state === 'inCheck') return { tone: 'tag-blue', word: textIn(language, 'taskState.inCheck') }
  if (state === 'cancelled') return { tone: '', word: textIn(language, 'taskState.cancelled') }
  // Where open ones and ended ones stand together, the ended ones say so.
  if (state === 'answered' && tab !== 'done') return { tone: '', word: textIn(language, 'taskState.answered') }
  return null
}

/** A rung in words: `yellow`, `red`, `red+2`, `unowned`, `unownedStill`. */
export function rungWord(language: Showing['language'], rung: string): string {
  const [light = '', days] = rung.split('+')
  if (days !== undefined) return textIn(language, 'ladder.after', { days })
  const key = `ladder.${light}`
  return isTextKey(key) ? textIn(language, key) : rung
}
