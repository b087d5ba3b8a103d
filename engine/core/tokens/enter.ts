import type { ScopeDefinition } from '../../model/definition.ts'
import { behaviourOf } from '../behaviour.ts'
import type { Rejection } from '../decision.ts'
import { isFailure } from '../failure.ts'
import { reject } from '../rejections.ts'
import { elementOf, emit, newKey, type Run } from '../run.ts'

/**
 * The element in which a node of this scope can be activated by hand: the one that is alive, else a new one whose
 * content does not start by itself. Which one of several is meant, or how often one that loops should run, nobody has said.
 */
export function enterScope(run: Run, scope: ScopeDefinition): number | Rejection {
  if (scope.parent === null) return 0
  const alive = run.draft.elements.filter(({ node, loop }) => node === scope.id && loop === undefined)
  const [only] = alive
  if (only !== undefined) return alive.length === 1 ? only.key : reject('several-scopes', scope.id)
  const outer = enterScope(run, scope.parent)
  return typeof outer === 'number' ? enterAnew(run, scope, outer) : outer
}

/** From now on, joins in this scope wait only for what can still come; `removed` no longer wait there. */
export function markMoved(run: Run, scope: number, removed: readonly string[] = []): void {
  run.touched.add(scope)
  if (elementOf(run, scope).moved !== true || removed.length > 0) emit(run, { type: 'tokensMoved', scope, removed })
}

function enterAnew(run: Run, { id }: ScopeDefinition, scope: number): number | Rejection {
  const node = run.definition.nodes.get(id)
  const behaviour = node === undefined ? undefined : behaviourOf(run, node)
  if (node === undefined || behaviour?.open === undefined || ('loop' in node && node.loop !== null)) {
    return reject('cannot-enter', id)
  }
  const locals = behaviour.locals?.(run, node, scope, undefined) ?? null
  if (locals !== null && isFailure(locals))
    return { code: locals.code, message: locals.message, messageZh: locals.messageZh }
  markMoved(run, scope)
  const key = newKey(run)
  emit(run, {
    type: 'elementActivated',
    key,
    node: id,
    scope,
    ...(locals === null ? undefined : { variables: locals }),
  })
  run.touched.add(key)
  behaviour.open(run, node, key)
  return key
}
