import { isThrown } from '../../core/calls/outgoing-commands.ts'
import { type Chain, chainOf, nextChain } from '../../core/chain.ts'
import type { Event } from '../../core/events.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, JournalEntry } from '../../core/store.ts'
import { sayOfClock, settleClocks } from './project-clocks.ts'
import { isRenamed, rename } from './project-migration.ts'
import { projectTasks } from './project-tasks.ts'
import { type BatchRows, rowOf } from './rows.ts'
import type { Words } from './words.ts'

/**
 * Folds everything that a batch did to one instance into net changes of rows: the last word on a key counts, so that no
 * two parts of the statement touch the same row. Keys that may have stood there before are removed all the same.
 */
export function projectChange(change: InstanceChange, n: number, retryDelay: number, rows: BatchRows): void {
  const { instance, entries, stores = [] } = change
  projectTasks(change, n, rows)
  for (const { name, readRevision, value } of stores) {
    rows.storeWrites.push(rowOf(n, { name, read_revision: readRevision, value }))
  }
  const words: Words = {
    timers: new Map(),
    jobs: new Map(),
    subscriptions: new Map(),
    incidents: new Map(),
    clocks: new Map(),
  }
  for (const entry of entries) {
    for (const event of entry.events) say(words, event, retryDelay / 1_000)
    addMilestones(entry, n, rows)
    addThrownMessages(instance.processId, entry, n, rows)
  }
  if (isRenamed(change)) rename(instance, words, n, rows)
  if (words.clocks.size > 0) settleClocks(words, instance, n, rows)
  addPastIncidents(entries, n, rows)
  settle(words, instance.suspended === true, n, rows)
  if (entries.some(({ events }) => events.some(isSuspension))) hold(instance, words, n, rows)
}

/** Which command ended what stood there with an incident before. */
function addPastIncidents(entries: readonly JournalEntry[], n: number, rows: BatchRows): void {
  const past = new Set<number>()
  for (const { events, revision, at } of entries) {
    for (const event of events) {
      if (event.type !== 'incidentResolved' || past.has(event.key)) continue
      past.add(event.key)
      rows.pastIncidents.push(rowOf(n, { key: event.key, revision, ended_at: at }))
    }
  }
}

function addMilestones({ events, revision }: JournalEntry, n: number, rows: BatchRows): void {
  let position = 0
  for (const event of events) {
    if (event.type !== 'milestoneReached') continue
    const { name, node, at } = event
    rows.milestones.push(rowOf(n, { revision, position, name, node, at }))
    position += 1
  }
}

function addThrownMessages(
  processId: string,
  { command, events, revision, at, sent = [] }: JournalEntry,
  n: number,
  rows: BatchRows,
): void {
  let position = 0
  let thrown: Chain | undefined
  for (const event of events) {
    if (!isThrown(event)) continue
    thrown ??= nextChain(chainOf(command.body), 'thrown', sent.length + events.filter(isThrown).length)
    const { node, kind, name, correlationKey, variables } = event
    const message = {
      revision,
      position,
      node,
      kind,
      name,
      correlation_key: correlationKey,
      variables,
      chain: thrown,
      thrown_at: at,
    }
    rows.thrownMessages.push(rowOf(n, message))
    position += 1
  }
  for (const outgoing of sent) {
    const { body } = outgoing
    const node = outgoing.to === 'called' ? outgoing.node : processId
    const columns = {
      revision,
      position,
      node,
      kind: 'command',
      name: body.type,
      command: outgoing,
      thrown_at: at,
    }
    rows.thrownMessages.push(rowOf(n, columns))
    position += 1
  }
}

function say(words: Words, event: Event, retryPause: number): void {
  switch (event.type) {
    case 'timerStarted': {
      const { key, host, node, dueAt, repetitions, interval } = event
      words.timers.set(key, { key, host, node, due_at: dueAt, repetitions, interval })
      return
    }
    case 'subscriptionOpened': {
      const { key, host, node, name, correlationKey } = event
      words.subscriptions.set(key, { key, host, node, kind: 'message', name, correlation_key: correlationKey })
      return
    }
    case 'signalAwaited': {
      const { key, host, node, name } = event
      words.subscriptions.set(key, { key, host, node, kind: 'signal', name })
      return
    }
    case 'triggerRemoved':
      if (event.kind !== 'conditional') words[event.kind === 'timer' ? 'timers' : 'subscriptions'].set(event.key, null)
      return
    case 'jobCreated': {
      const { key, node, jobType, retries } = event
      words.jobs.set(key, { key, node, job_type: jobType, retries, is_new: true })
      return
    }
    case 'jobFailed': {
      const { key, retries, retryAfter } = event
      const after = retryAfter === undefined ? undefined : retryAfter / 1_000
      words.jobs.set(key, { key, ...words.jobs.get(key), retries, pause: retryPause, after })
      return
    }
    case 'jobRetried': {
      const { key, retries } = event
      words.jobs.set(key, { key, ...words.jobs.get(key), retries, pause: 0, after: undefined })
      return
    }
    case 'jobEnded':
      words.jobs.set(event.key, null)
      return
    case 'incidentRaised': {
      const { key, node, code, message, messageZh, step, at } = event
      words.incidents.set(key, {
        key,
        node,
        code,
        message,
        message_zh: messageZh,
        step,
        raised_at: at,
      })
      return
    }
    case 'incidentResolved':
      words.incidents.set(event.key, null)
      return
    case 'clockStarted':
    case 'clockMoved':
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
    case 'clockReopened':
    case 'clockRescheduled':
    case 'clockEnded':
    case 'lightChanged':
      sayOfClock(words.clocks, event)
      return
  }
}

const GONE = {
  timers: 'goneTimers',
  jobs: 'goneJobs',
  subscriptions: 'goneSubscriptions',
  incidents: 'goneIncidents',
} as const

function settle(words: Words, isHeld: boolean, n: number, rows: BatchRows): void {
  const held = isHeld ? { held: true } : undefined
  for (const table of ['timers', 'jobs', 'subscriptions', 'incidents'] as const) {
    for (const [key, row] of words[table]) {
      if (row === null) rows[GONE[table]].push(rowOf(n, { key }))
      else if (table === 'jobs' && !('is_new' in row)) rows.movedJobs.push(rowOf(n, { ...row, ...held }))
      else rows[table].push(rowOf(n, 'is_clock' in row ? row : { ...row, ...held }))
    }
  }
}

function isSuspension({ type }: Event): boolean {
  return type === 'instanceSuspended' || type === 'instanceResumed'
}

/** What stood there before and has not been touched otherwise: nobody takes it while the instance is suspended. */
function hold({ elements, suspended }: ProcessInstance, words: Words, n: number, rows: BatchRows): void {
  const held = suspended === true
  for (const { key, job, triggers = [] } of elements) {
    if (job !== undefined && !words.jobs.has(key)) rows.heldJobs.push(rowOf(n, { key, held }))
    for (const trigger of triggers) {
      if (trigger.type !== 'timer' || words.timers.has(trigger.key)) continue
      rows.heldTimers.push(rowOf(n, { key: trigger.key, held }))
    }
  }
}
