import type { FastifyRequest } from 'fastify'
import type { ClocksPage } from '../../../../templates/pages/manager/instance-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { StoredClock } from '../../../clocks/clock.ts'
import { parkOf } from '../../../plugins/access.ts'
import { frameOf } from '../../frame.ts'
import { clockLines, clockRow, ofClock } from '../../parts/clock-rows.ts'
import { dateAndTime, shortDate } from '../../parts/dates.ts'
import { dueOf, lightOf } from '../../parts/deadline-parts.ts'
import type { HowMuch } from '../../parts/due-how.ts'
import { refusedRows } from '../../parts/refused-rows.ts'
import { nodeName } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHead, instanceHref } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'
import { activityName, deadlineOf, showingOf, shownActivities } from './shown-activities.ts'

/** Until when each task was, or is, to be done and why; and what waits for its time. */
export function clocksPage(request: FastifyRequest, reading: InstanceReading): ClocksPage {
  const counts = { activities: shownActivities(reading).length, history: reading.entries.length }
  const head = instanceHead(request, reading, 'clocks', counts)
  return {
    frame: frameOf(request, { title: head.title, audience: 'office', path: instancePath(request, reading) }),
    head,
    ...clocksOf(request, reading),
    refused: refusedRows(showingOf(request, reading), reading.refused),
    wholeHref:
      reading.row.enterprise === null
        ? null
        : `/parks/${parkOf(request).park.slug}/applications/${reading.row.rootInstanceId}/clocks`,
    limits: limitsOf(request, reading),
    timers: timersOf(reading),
  }
}

/** Ended ones too: they say how long each step has taken. */
function clocksOf(request: FastifyRequest, reading: InstanceReading): Pick<ClocksPage, 'clocks' | 'lines'> {
  const { clocks, clockWords: words, definition } = reading
  const { language } = reading.telling
  const names = new Map(clocks.map(({ node }) => [node, nodeName(language, definition, node)]))
  const showing = showingOf(request, reading)
  const read = { clocks, words, names }
  return {
    clocks: clocks.map((clock) => clockRow(ofClock(request, showing, clock), clock, read, explainedAs(clock))),
    lines: clockLines(showing, clocks, read),
  }
}

/** A calendar for what runs; days in words are enough for what is over. */
function explainedAs({ ledger }: StoredClock): HowMuch {
  return ledger.endedAt === null ? 'calendar' : 'days'
}

function limitsOf(request: FastifyRequest, reading: InstanceReading): ClocksPage['limits'] {
  const { language, zone, now } = reading.telling
  const showing = showingOf(request, reading)
  return reading.activities.flatMap((activity) => {
    const deadline = deadlineOf(request, reading, activity)
    if (deadline === null || activity.task === null) return []
    const { endedAt, openedAt, department } = activity.task
    const seen = { ...showing, now: endedAt ?? now }
    const isKept = endedAt !== null && endedAt <= deadline.dueAt
    const kept = { tone: 'green', word: textIn(language, 'manager.clocks.kept') } as const
    const due = dueOf(seen, deadline, 'sentence')
    return [
      {
        href: `${instanceHref(request, reading.row.id)}?step=${encodeURIComponent(activity.node)}#step`,
        name: activityName(reading, activity),
        department: department === null ? '' : (reading.departments.get(department) ?? department),
        started: dateAndTime(language, zone, openedAt, now),
        ended: endedAt === null ? '' : dateAndTime(language, zone, endedAt, now),
        light: isKept ? kept : lightOf(seen, deadline),
        // What was done in time has no days left to it.
        due: isKept ? { ...due, text: shortDate(language, zone, deadline.dueAt, now) } : due,
      },
    ]
  })
}

function timersOf({ telling, instance, definition }: InstanceReading): ClocksPage['timers'] {
  const { language, zone, now } = telling
  const timers = instance.elements
    .flatMap(({ node: host, triggers = [] }) =>
      triggers.flatMap((trigger) => (trigger.type === 'timer' ? [{ ...trigger, host }] : [])),
    )
    .sort((a, b) => a.dueAt - b.dueAt)
  return timers.map(({ node, host, dueAt, repetitions }) => ({
    name: [...new Set([host, node])].map((id) => nodeName(language, definition, id)).join(' · '),
    at: dateAndTime(language, zone, dueAt, now),
    repeats: repeatsWords(language, repetitions),
  }))
}

function repeatsWords(language: InstanceReading['telling']['language'], repetitions: number): string {
  if (repetitions === -1) return textIn(language, 'manager.clocks.forever')
  return repetitions === 0
    ? textIn(language, 'manager.clocks.once')
    : textIn(language, 'manager.clocks.repeats', { count: repetitions })
}
