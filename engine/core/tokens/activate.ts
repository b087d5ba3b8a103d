import type { Variables } from '../../expressions/expression.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { behaviourOf } from '../behaviour.ts'
import { beginClocks } from '../clocks/begin-clocks.ts'
import { type Failure, failure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'
import { setLocally } from '../variables.ts'

/** How a token enters a node. */
export interface Entry {
  /** The flows whose waiting tokens became this one. */
  readonly consumed?: readonly string[]
  /** Its number in a loop. */
  readonly body?: number | undefined
  /** Of a compensation handler: who waits for it, and what the activity knew when it completed. */
  readonly compensates?: number
  readonly variables?: Variables
  /** It cannot go on from here, and says why. */
  readonly failed?: Failure
}

/** A token enters a node. */
export function activate(run: Run, node: FlowNode, scope: number, entry: Entry = {}): void {
  const { consumed, body, compensates } = entry
  const behaviour = behaviourOf(run, node)
  const locals = entry.failed ?? tooManySteps(run, node) ?? behaviour.locals?.(run, node, scope, body) ?? null
  const failed = locals !== null && isFailure(locals)
  const key = newKey(run)
  run.touched.add(scope)
  emit(run, {
    type: 'elementActivated',
    key,
    node: node.id,
    scope,
    ...(consumed === undefined ? undefined : { consumed }),
    ...variablesOf(entry, failed ? null : locals),
    ...(body === undefined ? undefined : { body }),
    ...(compensates === undefined ? undefined : { compensates }),
  })
  const hindered = failed ? locals : beginClocks(run, node, key)
  if (hindered !== null) raiseIncident(run, key, node.id, 'activate', hindered)
  else behaviour.activate(run, node, key)
}

function variablesOf({ variables }: Entry, locals: Variables | null): { readonly variables?: Variables } {
  return locals === null && variables === undefined ? {} : { variables: { ...variables, ...locals } }
}

/** Goes on with an element that stands before its activation: its incident was resolved. */
export function activateAgain(run: Run, node: FlowNode, key: number, scope: number): void {
  const behaviour = behaviourOf(run, node)
  const locals = behaviour.locals?.(run, node, scope, elementOf(run, key).body) ?? null
  if (locals !== null && isFailure(locals)) raiseIncident(run, key, node.id, 'activate', locals)
  else {
    if (locals !== null) setLocally(run, key, locals)
    const hindered = beginClocks(run, node, key)
    if (hindered !== null) raiseIncident(run, key, node.id, 'activate', hindered)
    else behaviour.activate(run, node, key)
  }
}

/** An endless loop becomes an incident that keeps the token; whoever resolves it lets it run on. */
function tooManySteps(run: Run, node: FlowNode): Failure | null {
  const { stepLimit } = run.context
  run.steps += 1
  if (run.steps <= stepLimit) return null
  return failure(
    'step-limit',
    `Stopped before ${node.id}: one command took more than ${stepLimit} steps. Does a loop never end?`,
    `在 ${node.id} 前停止：一条命令超过 ${stepLimit} 步，可能存在死循环。`,
  )
}
