import type { Activity } from '../../model/nodes/activity.ts'
import { behaviourOf } from '../behaviour.ts'
import type { CompensationRecord } from '../instance.ts'
import { elementOf, emit, newKey, nodeOf, type Run } from '../run.ts'
import { activate } from '../tokens/activate.ts'
import { compensationStart, handlerOf } from './handlers.ts'

/** Records of one scope that are to be compensated. */
export interface Compensated {
  readonly scope: number
  readonly records: readonly CompensationRecord[]
  /** Flows of the scope on which tokens waited that are gone. */
  readonly consumed?: readonly string[]
}

/** Element `by` sees to it that these are compensated one after the other, the last first, and waits (§13.5.5). */
export function compensateInTurn(run: Run, by: number, parts: readonly Compensated[]): void {
  for (const { records, ...part } of parts) {
    emit(run, { type: 'compensationStarted', by, ...part, records: records.map(({ key }) => key) })
  }
  goOnLater(run, by)
}

/** All of these are compensated at once, and nobody waits for it. */
export function compensateAtOnce(run: Run, parts: readonly Compensated[]): void {
  for (const { scope, records } of [...parts].reverse()) {
    emit(run, { type: 'compensationStarted', by: null, scope, records: records.map(({ key }) => key) })
    for (const record of [...records].reverse()) compensate(run, scope, record, null)
  }
}

/** What element `by` has seen to is compensated: the next, or it is done. */
export function goOnCompensating(run: Run, by: number): void {
  const { undo = [], node, revived } = elementOf(run, by)
  const next = undo.at(-1)
  if (next === undefined) {
    emit(run, { type: 'compensationEnded', by })
    const owner = nodeOf(run, { node })
    if (revived === true) endRevived(run, by)
    else behaviourOf(run, owner).compensated?.(run, owner, by)
  } else {
    emit(run, { type: 'compensationTaken', by, key: next.record.key })
    compensate(run, next.scope, next.record, by)
  }
}

/** Later, so that a long row of handlers in which nothing waits is no deep recursion. */
export function goOnLater(run: Run, by: number): void {
  run.queue.push({ scope: by, compensates: true })
}

/**
 * Compensates one activity: by the handler at its boundary, else by the event sub-process in it, else by compensating
 * what has completed in it. Its scope comes to life again for that, with its variables as they were when it completed.
 */
function compensate(run: Run, scope: number, record: CompensationRecord, by: number | null): void {
  const node = nodeOf(run, record)
  if (!('boundaryEvents' in node)) throw new Error(`Expected ${node.id} to be an activity.`)
  const boundary = record.partly === true ? null : handlerOf(node)
  if (boundary === null) revive(run, node, scope, record, by)
  else {
    emit(run, { type: 'eventCaught', node: boundary.id, kind: 'compensation', name: null })
    const compensates = by === null ? undefined : { compensates: by }
    activate(run, boundary.handler, scope, { ...compensates, variables: record.variables ?? {} })
  }
}

function revive(run: Run, node: Activity, scope: number, record: CompensationRecord, by: number | null): void {
  const { variables, records = [], partly } = record
  const key = newKey(run)
  emit(run, {
    type: 'scopeRevived',
    key,
    node: node.id,
    scope,
    ...(by === null ? undefined : { compensates: by }),
    ...(variables === undefined ? undefined : { variables }),
    records,
  })
  run.touched.add(scope)
  const start = partly === true ? null : compensationStart(node)
  if (start === null) compensateInTurn(run, key, [{ scope: key, records }])
  else {
    emit(run, { type: 'eventCaught', node: start.id, kind: 'compensation', name: null })
    behaviourOf(run, start).onTrigger?.(run, start, key, null, {})
  }
}

/** A scope that had come to life again only to be compensated is done. */
export function endRevived(run: Run, key: number): void {
  const { node, scope, compensates } = elementOf(run, key)
  emit(run, { type: 'elementCompensated', key, node })
  run.touched.add(scope)
  if (compensates !== undefined) goOnLater(run, compensates)
}
