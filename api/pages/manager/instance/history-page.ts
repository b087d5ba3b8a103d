import type { FastifyRequest } from 'fastify'
import type { HistoryPage } from '../../../../templates/pages/manager/instance-models.ts'
import type { NoticePart } from '../../../../templates/pages/parts.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { HistoryEntry } from '../../../instances/history-entry.ts'
import type { Column } from '../../../lists/columns.ts'
import type { Paged } from '../../../lists/paging.ts'
import { frameOf } from '../../frame.ts'
import { pagerOf } from '../../list-page.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { actorName, commandWords, eventWords } from '../describe-history.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHead } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { shownActivities } from './shown-activities.ts'

/** Everything that ever happened, and whether nobody has touched the record. */
export function historyPage(
  request: FastifyRequest,
  reading: InstanceReading,
  paged: Paged<HistoryEntry>,
): HistoryPage {
  const { telling, entries, brokenAt } = reading
  const { language, zone, now } = telling
  const counts = { activities: shownActivities(reading).length, history: entries.length }
  const head = instanceHead(request, reading, 'history', counts)
  return {
    frame: frameOf(request, { title: head.title, audience: 'office', path: instancePath(request, reading) }),
    head,
    chain: chainNotice(reading),
    rows: paged.rows.map((entry) => {
      const [first = '', ...rest] = eventWords(telling, entry.events)
      return {
        revision: entry.revision,
        time: dateAndTime(language, zone, entry.at, now),
        actor: actorName(telling, entry.actor),
        command: commandWords(telling, entry),
        reason: reasonText(reading, entry),
        first,
        more: rest.length === 0 ? null : textIn(language, 'manager.history.more', { count: rest.length + 1 }),
        rest,
        hash: entry.hash.slice(0, 12),
        isBroken: brokenAt !== null && entry.revision >= brokenAt,
      }
    }),
    pager: pagerOf(request, paged),
  }
}

/** The same as a file, one line per entry. */
export function historyColumns(reading: InstanceReading): readonly Column<HistoryEntry>[] {
  const { telling } = reading
  const { language } = telling
  return [
    { label: textIn(language, 'manager.history.entry'), value: ({ revision }) => revision },
    { label: textIn(language, 'manager.history.time'), value: ({ at }) => new Date(at) },
    { label: textIn(language, 'manager.history.actor'), value: ({ actor }) => actorName(telling, actor) },
    { label: textIn(language, 'manager.history.command'), value: (entry) => commandWords(telling, entry) },
    { label: textIn(language, 'manager.history.reasonColumn'), value: (entry) => reasonOf(reading, entry) },
    {
      label: textIn(language, 'manager.history.events'),
      value: ({ events }) => eventWords(telling, events).join('; '),
    },
    { label: textIn(language, 'manager.history.hash'), value: ({ hash }) => hash },
  ]
}

/** What the check of the chain found: whole, changed, or with its end cut off. */
function chainNotice({ telling, entries, instance, brokenAt }: InstanceReading): NoticePart {
  const { language } = telling
  const alarm = { tone: 'red', role: 'alert', action: null } as const
  if (brokenAt !== null) {
    const sentence = textIn(language, 'manager.history.brokenHint', { revision: brokenAt })
    return { ...alarm, headline: textIn(language, 'manager.history.broken'), sentence }
  }
  if (entries.length < instance.revision) {
    const counts = { expected: instance.revision, found: entries.length }
    const sentence = textIn(language, 'manager.history.shortHint', counts)
    return { ...alarm, headline: textIn(language, 'manager.history.short'), sentence }
  }
  const sentence = textIn(language, 'manager.history.holdsHint', { count: entries.length })
  return { tone: 'grey', role: 'status', headline: textIn(language, 'manager.history.holds'), sentence, action: null }
}

function reasonText(reading: InstanceReading, entry: HistoryEntry): string | null {
  const reason = reasonOf(reading, entry)
  return reason === null ? null : textIn(reading.telling.language, 'manager.history.reason', { reason })
}

function reasonOf({ reasons }: InstanceReading, { commandId, command }: HistoryEntry): string | null {
  return reasons.get(commandId) ?? (command.type === 'cancelInstance' ? command.reason : null)
}
