import type { Event } from '../../engine/index.ts'
import type { HistoryEntry } from './history-entry.ts'

/** One activation of a flow node, from the journal: when it began and ended, who did it, what came of it. */
export interface Activity {
  readonly key: number
  readonly node: string
  readonly scope: number
  /** Of a body of an activity that loops: which one, counted from 0. */
  readonly body: number | null
  readonly startedAt: number
  readonly endedAt: number | null
  readonly state: 'active' | 'failed' | 'completed' | 'terminated'
  /** The variable `outcome` of the answer that completed it. */
  readonly outcome: string | null
  readonly task: ActivityTask | null
}

export interface ActivityTask {
  readonly name: string | null
  readonly department: string | null
  readonly post: string | null
  readonly openedAt: number
  readonly endedAt: number | null
  readonly dueAt: number | null
  readonly state: 'open' | 'claimed' | 'inCheck' | 'answered' | 'cancelled'
  /** Ids of people. */
  readonly assignee: string | null
  readonly answerer: string | null
  readonly checker: string | null
}

/** Everything that was ever active in an instance, in order of its beginning. */
export function activitiesOf(entries: readonly HistoryEntry[]): readonly Activity[] {
  const activities = new Map<number, Activity>()
  for (const entry of entries) {
    for (const event of entry.events) follow(activities, event, entry.at)
    noteOutcome(activities, entry)
  }
  return [...activities.values()]
}

function follow(activities: Map<number, Activity>, event: Event, at: number): void {
  switch (event.type) {
    case 'elementActivated': {
      const { key, node, scope, body = null } = event
      const before = activities.get(key)
      // An element whose activation had failed is activated again under its own key.
      const startedAt = before?.startedAt ?? at
      const activity = { key, node, scope, body, startedAt, endedAt: null, outcome: null, task: null }
      activities.set(key, { ...activity, state: 'active' })
      return
    }
    case 'elementCompleted':
      change(activities, event.key, { state: 'completed', endedAt: at })
      return
    case 'elementTerminated':
      change(activities, event.key, { state: 'terminated', endedAt: at })
      return
    case 'scopeRevived':
      change(activities, event.key, { state: 'active', endedAt: null })
      return
    case 'incidentRaised':
      change(activities, event.key, { state: 'failed' })
      return
    case 'incidentResolved':
      change(activities, event.key, { state: 'active' })
      return
    case 'taskOpened': {
      const { name, department, post, dueAt, at: openedAt } = event
      const people = { assignee: null, answerer: null, checker: null }
      const task = { name, department, post, openedAt, endedAt: null, dueAt, ...people }
      change(activities, event.key, { task: { ...task, state: 'open' } })
      return
    }
    case 'taskMoved': {
      const { state, assignee, answerer, answer } = event
      const outcome = textOr(answer?.['outcome'], null)
      changeTask(activities, event.key, { state, assignee, answerer })
      if (outcome !== null) change(activities, event.key, { outcome })
      return
    }
    case 'taskEnded': {
      const { state, answerer, checker, at: endedAt } = event
      changeTask(activities, event.key, { state, answerer, checker, endedAt })
      return
    }
    case 'instanceMigrated':
      for (const { key, node, endedAt } of activities.values()) {
        if (endedAt === null) change(activities, key, { node: event.nodes[node] ?? node })
      }
      return
    case 'instanceEnded':
      for (const { key, endedAt } of activities.values()) {
        if (endedAt === null) change(activities, key, { state: 'terminated', endedAt: at })
      }
  }
}

/** What was answered stands in the command, unless a second person had to confirm it. */
function noteOutcome(activities: Map<number, Activity>, { command }: HistoryEntry): void {
  if (command.type !== 'answerTask' && command.type !== 'completeTask') return
  const outcome = textOr(command.variables?.['outcome'], null)
  if (outcome !== null) change(activities, command.key, { outcome })
}

function change(activities: Map<number, Activity>, key: number, changes: Partial<Activity>): void {
  const before = activities.get(key)
  if (before !== undefined) activities.set(key, { ...before, ...changes })
}

function changeTask(activities: Map<number, Activity>, key: number, changes: Partial<ActivityTask>): void {
  const task = activities.get(key)?.task
  if (task !== undefined && task !== null) change(activities, key, { task: { ...task, ...changes } })
}

function textOr<Other>(value: unknown, other: Other): string | Other {
  return typeof value === 'string' ? value : other
}
