import type { Activity } from '../../model/nodes/activity.ts'
import type { Behaviour } from '../behaviour.ts'
import { raiseIncident } from '../incidents.ts'
import type { Run } from '../run.ts'
import { everyFlowThatFits } from '../tokens/choose-flows.ts'
import { awaitEvents } from '../triggers/await-events.ts'
import { evaluateMappings } from '../variables.ts'

type Own<N extends Activity> = Pick<Behaviour<N>, 'activate' | 'awaits' | 'onTrigger' | 'release' | 'moveTask'>

/** What is the same around every activity: its mappings, its boundary events, its conditional and default flows. */
export function activity<N extends Activity>(own: Own<N>): Behaviour<N> {
  return {
    ...own,
    joins: 'none',
    locals: (run, node, scope) =>
      node.inputs.length === 0 ? null : evaluateMappings(run, scope, node.inputs, node.id),
    activate(run, node, key) {
      if (node.boundaryEvents.length === 0 || awaitBoundaryEvents(run, node, key)) own.activate(run, node, key)
    },
    outputs: (run, node, key) => (node.outputs.length === 0 ? null : evaluateMappings(run, key, node.outputs, node.id)),
    flows: everyFlowThatFits,
  }
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
