import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange } from '../../core/store.ts'
import { renameClocks } from './project-clocks.ts'
import { type BatchRows, rowOf } from './rows.ts'
import type { Words } from './words.ts'

/** Whether a migration of this batch gave nodes other ids. */
export function isRenamed({ entries }: Pick<InstanceChange, 'entries'>): boolean {
  return entries.some(({ events }) =>
    events.some((event) => event.type === 'instanceMigrated' && Object.keys(event.nodes).length > 0),
  )
}

/** Writes what the instance waits for again, as it stands now: a row names its node. */
export function rename(instance: ProcessInstance, words: Words, n: number, rows: BatchRows): void {
  renameClocks(instance, words)
  for (const { key: host, node, job, incident, triggers = [] } of instance.elements) {
    if (job !== undefined && !amend(words.jobs, host, { node })) rows.renamedJobs.push(rowOf(n, { key: host, node }))
    if (incident !== undefined && !amend(words.incidents, host, { node })) {
      rows.renamedIncidents.push(rowOf(n, { key: host, node }))
    }
    for (const trigger of triggers) {
      const { key, type } = trigger
      const waits = { key, host, node: trigger.node }
      if (type === 'timer') {
        const { dueAt, repetitions, interval } = trigger
        words.timers.set(key, { ...waits, due_at: dueAt, repetitions, interval })
      } else if (type !== 'conditional') {
        const correlationKey = type === 'message' ? trigger.correlationKey : undefined
        words.subscriptions.set(key, { ...waits, kind: type, name: trigger.name, correlation_key: correlationKey })
      }
    }
  }
}

/** Whether this batch writes the row anyway. */
function amend(rows: Map<number, object | null>, key: number, columns: object): boolean {
  const row = rows.get(key) ?? null
  if (row !== null) rows.set(key, { ...row, ...columns })
  return row !== null
}
