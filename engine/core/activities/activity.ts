import type { Variables } from '../../expressions/expression.ts'
import type { Activity } from '../../model/nodes/activity.ts'
import type { Behaviour } from '../behaviour.ts'
import { dataObjectsOf } from '../data/data-objects.ts'
import { takeIn } from '../data/take-in.ts'
import { type Failure, isFailure } from '../failure.ts'
import { raiseIncident } from '../incidents.ts'
import { collectedResults, endBody, goOnWithLoop, startNextBody } from '../loops/end-body.ts'
import { bodyVariables } from '../loops/loop-variables.ts'
import { startLoop } from '../loops/start-loop.ts'
import { elementOf, type Run } from '../run.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { awaitEvents } from '../triggers/await-events.ts'
import { evaluateMappings } from '../variables.ts'

type Own<N extends Activity> = Pick<
  Behaviour<N>,
  | 'activate'
  | 'reads'
  | 'awaits'
  | 'sends'
  | 'enter'
  | 'compensated'
  | 'onTrigger'
  | 'release'
  | 'moveTask'
  | 'innerEnded'
  | 'mayEnd'
  | 'askAgain'
> & {
  /** Of a scope: begins to wait for what stands beside its content; `false` after an incident. */
  readonly open?: (run: Run, node: N, key: number) => boolean
  /** What its work gives, where that is not set when the work ends. */
  readonly results?: (run: Run, node: N, key: number) => Variables | Failure
}

/**
 * What is the same around every activity: its loop, its mappings, its boundary events, its conditional and default
 * flows. Boundary events and flows belong to the whole, mappings and the work itself to each body of a loop.
 */
export function activity<N extends Activity>(own: Own<N>): Behaviour<N> {
  return {
    ...own,
    joins: 'none',
    locals: ownVariables,
    activate(run, node, key) {
      if (elementOf(run, key).body !== undefined) own.activate(run, node, key)
      else if (node.boundaryEvents.length > 0 && !awaitBoundaryEvents(run, node, key)) return
      else if (!takeIn(run, node, key)) return
      else if (node.loop !== null) startLoop(run, node, key, node.loop)
      else own.activate(run, node, key)
    },
    outputs(run, node, key) {
      if (node.loop !== null && elementOf(run, key).body === undefined) return collectedResults(run, node, key)
      const results = own.results?.(run, node, key) ?? null
      if (node.outputs.length === 0 || (results !== null && isFailure(results))) return results
      return mapOutputs(run, node, key, results ?? {})
    },
    open(run, node, key) {
      const { body } = elementOf(run, key)
      if (body === undefined && node.boundaryEvents.length > 0 && !awaitBoundaryEvents(run, node, key)) return
      if (node.loop === null || body !== undefined) own.open?.(run, node, key)
    },
    endBody,
    startNextBody,
    askAgain(run, node, key) {
      if (elementOf(run, key).loop === undefined) own.askAgain?.(run, node, key)
      else goOnWithLoop(run, node, key, {})
    },
    flows: everyFlowThatFits,
  }
}

function ownVariables(run: Run, node: Activity, scope: number, body: number | undefined): Variables | Failure | null {
  const { loop, inputs, id } = node
  const objects = dataObjectsOf(node)
  if (loop === null) {
    if (inputs.length === 0) return objects
    const mapped = evaluateMappings(run, scope, inputs, id)
    return isFailure(mapped) ? mapped : { ...objects, ...mapped }
  }
  const state = elementOf(run, scope).loop
  if (body === undefined || state === undefined) return null
  return evaluateMappings(run, scope, inputs, id, { ...objects, ...bodyVariables(loop, state, body) })
}

/** Only what is mapped goes further; the mappings see what the activity gives. */
function mapOutputs(run: Run, { outputs, id }: Activity, key: number, results: Variables): Variables | Failure {
  const mapped = evaluateMappings(run, key, outputs, id, results)
  if (isFailure(mapped)) return mapped
  return Object.fromEntries(outputs.map(({ target }) => [target, mapped[target] ?? null]))
}

function awaitBoundaryEvents(run: Run, node: Activity, key: number): boolean {
  const failed = awaitEvents(
    run,
    key,
    node.boundaryEvents.map((event) => ({ node: event, event: event.trigger })),
  )
  if (failed !== null) raiseIncident(run, key, node.id, 'activate', failed)
  return failed === null
}
