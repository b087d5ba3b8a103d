import { goOnLater } from '../compensation/compensate.ts'
import type { ElementInstance } from '../instance.ts'
import { elementOf, emit, type Run } from '../run.ts'
import { letGo } from './let-go.ts'

/** Ends an element from outside together with everything in it, the deepest first (BPMN 2.0.2 §13.3.2). */
export function terminate(run: Run, key: number): void {
  const element = elementOf(run, key)
  terminateContent(run, key)
  run.touched.add(element.scope)
  endFromOutside(run, element)
}

/** Ends everything in a scope but not the scope itself; tokens on their way in it are dropped. */
export function terminateContent(run: Run, scope: number): void {
  const { node, loop, complex = {} } = elementOf(run, scope)
  if (loop === undefined && !run.definition.scopes.has(node)) return
  // Its complex gateways begin anew: what they waited for is gone.
  for (const gateway of Object.keys(complex)) {
    emit(run, { type: 'gatewayTurned', scope, node: gateway, used: null })
  }
  for (const element of contentDeepestFirst(run.draft.elements, scope)) endFromOutside(run, element)
  dropTokens(run, scope)
  run.touched.add(scope)
}

function endFromOutside(run: Run, element: ElementInstance): void {
  letGo(run, element)
  const { key, node, body, compensates } = element
  // A handler that is cut off has done what it could.
  if (compensates !== undefined) goOnLater(run, compensates)
  emit(run, { type: 'elementTerminated', key, node, ...(body === undefined ? undefined : { body }) })
}

function dropTokens(run: Run, scope: number): void {
  run.queue = run.queue.slice(run.taken).filter((step) => step.scope !== scope)
  run.taken = 0
}

export function contentDeepestFirst(elements: readonly ElementInstance[], scope: number): readonly ElementInstance[] {
  // A scope always stands before its content, so one pass finds every depth.
  const depths = new Map<number, number>([[scope, 0]])
  const levels: ElementInstance[][] = []
  for (const element of elements) {
    const outer = depths.get(element.scope)
    if (outer === undefined) continue
    depths.set(element.key, outer + 1)
    const level = levels[outer]
    if (level === undefined) levels[outer] = [element]
    else level.push(element)
  }
  return levels.reverse().flat()
}
