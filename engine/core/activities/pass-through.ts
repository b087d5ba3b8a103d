import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Behaviour } from '../behaviour.ts'
import { complete } from '../tokens/complete.ts'
import { completeWith } from './results.ts'

/** A task in which the engine has nothing to do. A script may hold it back until it is completed by hand. */
export const passThrough: Pick<Behaviour<FlowNode>, 'activate' | 'release'> = {
  activate(run, node, key) {
    if (run.context.waits?.(node.id) !== true) complete(run, node, key)
  },
  release(run, node, key, variables) {
    completeWith(run, node, key, variables)
    return null
  },
}
