import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import type { ElementInstance } from '../instance.ts'
import { reject } from '../rejections.ts'
import { emit, type Run } from '../run.ts'
import { findTrigger } from '../triggers/find-trigger.ts'
import { happen } from '../triggers/happen.ts'

/** Makes an event happen that is waited for, or one that catches errors or escalations of what runs now. */
export function triggerEvent(run: Run, { node: id, variables }: BodyOf<'triggerEvent'>): Rejection | null {
  const found = findTrigger(run.draft, (trigger) => trigger.node === id)
  const node = run.definition.nodes.get(id)
  const host = node === undefined ? undefined : run.draft.elements.find((element) => couldCatchAt(run, node, element))
  if (found !== null) happen(run, found, variables, null)
  else if (node === undefined || host === undefined) return reject('not-waiting', id)
  else {
    emit(run, { type: 'eventCaught', node: id, kind: kindOf(node) ?? '', name: null })
    behaviourOf(run, node).onTrigger?.(run, node, host.key, null, variables)
  }
  return null
}

function couldCatchAt(run: Run, node: FlowNode, element: ElementInstance): boolean {
  if (kindOf(node) === null || element.body !== undefined) return false
  if (node.type === 'boundaryEvent') return element.node === node.attachedTo.id
  if (element.node !== node.scope.parent?.id) return false
  // Beside an event sub-process that has interrupted its scope, no other one of it starts any more.
  const besides = run.draft.elements.filter(({ scope }) => scope === element.key)
  const starts = besides.flatMap((beside) => run.definition.scopes.get(beside.node)?.startEvents ?? [])
  return !starts.some(
    ({ interrupting, scope, trigger }) => trigger !== null && interrupting && scope.parent === node.scope.parent,
  )
}

function kindOf(node: FlowNode): 'error' | 'escalation' | null {
  if (node.type !== 'boundaryEvent' && node.type !== 'startEvent') return null
  const { trigger } = node
  return trigger?.type === 'error' || trigger?.type === 'escalation' ? trigger.type : null
}
