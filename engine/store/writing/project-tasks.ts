import { dueOf } from '../../core/clocks/find-clocks.ts'
import type { Event } from '../../core/events.ts'
import { findElement } from '../../core/find-element.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange } from '../../core/store.ts'
import { isRenamed } from './project-migration.ts'
import { type BatchRows, rowOf } from './rows.ts'

type TaskMoved = Pick<Extract<Event, { type: 'taskMoved' }>, 'state' | 'assignee' | 'answerer'> & {
  readonly node?: string
  /** Its clock has moved: this is when it is due now. */
  readonly is_due?: true
  readonly due_at?: number | undefined
}

/** Net changes of an instance's tasks: one that is opened and ended in the same batch is written only as ended. */
export function projectTasks(change: InstanceChange, n: number, rows: BatchRows): void {
  const opened = new Map<number, object>()
  const moved = new Map<number, TaskMoved>()
  const clocked = new Set<number>()
  for (const entry of change.entries) {
    for (const event of entry.events) {
      switch (event.type) {
        case 'taskOpened':
          opened.set(event.key, openRow(change.instance, event))
          break
        case 'taskMoved':
          moved.set(event.key, { state: event.state, assignee: event.assignee, answerer: event.answerer })
          break
        case 'clockPaused':
        case 'clockResumed':
        case 'clockExtended':
        case 'clockRescheduled':
          clocked.add(event.host)
          break
        case 'taskEnded': {
          const start = opened.get(event.key)
          const ended = endRow(event, moved.get(event.key))
          if (start === undefined) rows.endedTasks.push(rowOf(n, ended))
          else rows.passedTasks.push(rowOf(n, { ...start, ...ended }))
          opened.delete(event.key)
          moved.delete(event.key)
          break
        }
      }
    }
  }
  if (isRenamed(change)) rename(change.instance, moved)
  for (const key of clocked) setDue(change.instance, key, opened, moved)
  for (const [key, row] of opened) rows.openedTasks.push(rowOf(n, moved.has(key) ? { ...row, ...moved.get(key) } : row))
  for (const [key, row] of moved) if (!opened.has(key)) rows.movedTasks.push(rowOf(n, { key, ...row }))
}

/** A task is due when its clock is; one that has ended keeps what it was. */
function setDue(
  instance: ProcessInstance,
  key: number,
  opened: Map<number, object>,
  moved: Map<number, TaskMoved>,
): void {
  const task = findElement(instance.elements, key)?.task
  if (task === undefined) return
  const dueAt = dueOf(instance, key)
  const due = { is_due: true, due_at: dueAt ?? undefined } as const
  const start = opened.get(key)
  // A task that is alive is neither answered nor cancelled.
  const now = { state: task.state as TaskMoved['state'], assignee: task.assignee, answerer: task.answerer }
  if (start === undefined) moved.set(key, { ...now, ...moved.get(key), ...due })
  else opened.set(key, { ...start, due_at: due.due_at })
}

/** A migration gave nodes other ids: every task is written again as it stands now. */
function rename({ elements }: ProcessInstance, moved: Map<number, TaskMoved>): void {
  for (const { key, node, task } of elements) {
    if (task === undefined) continue
    const { state, assignee, answerer } = task
    // A task that is alive is neither answered nor cancelled.
    moved.set(key, { node, state: state as TaskMoved['state'], assignee, answerer })
  }
}

function openRow(instance: ProcessInstance, event: Extract<Event, { type: 'taskOpened' }>): object {
  const { key, node, name, department, post, checkPost, form, permit, lane, dueAt, at } = event
  return {
    key,
    process_id: instance.processId,
    node,
    name: name ?? undefined,
    department: department ?? undefined,
    post: post ?? undefined,
    check_post: checkPost ?? undefined,
    form: form ?? undefined,
    permit: permit ?? undefined,
    lane: lane ?? undefined,
    state: 'open',
    due_at: dueAt ?? undefined,
    opened_at: at,
  }
}

function endRow(event: Extract<Event, { type: 'taskEnded' }>, moved: TaskMoved | undefined): object {
  const { key, state, answerer, checker, at } = event
  const assigned = moved === undefined ? {} : { moved: true, assignee: moved.assignee }
  return { key, state, ...assigned, answerer, checker, ended_at: at }
}
