import type { SequenceFlow } from '../definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import type { Check } from './check.ts'

type Kind = 'parallelGateway' | 'exclusiveGateway' | 'inclusiveGateway'

/**
 * A join for the paths of one fork must be of a kind that fits it: behind a choice of one path a parallel join waits for
 * ever, and behind a parallel fork an exclusive one goes on once for each path (BPMN 2.0.2 §13.4.1 to §13.4.3).
 */
export const joinMismatch: Check = {
  rule: 'join-mismatch',
  find: (process) =>
    [...process.nodes.values()].flatMap((join) => {
      const fork = forkOf(join)
      const wanted = fork === null ? null : wantedJoin(fork, join)
      if (fork === null || wanted === null) return []
      return [
        {
          severity: 'warning' as const,
          element: join.id,
          message: `Expected "${join.id}" to join as "${fork.id}" forks (${wanted}), but it is a ${join.type}.`,
          messageZh: `“${join.id}”汇合的各路都来自“${fork.id}”，类型应与它一致（${NAMES[wanted]}）。`,
        },
      ]
    }),
}

const NAMES: { readonly [Each in Kind]: string } = {
  parallelGateway: '并行网关',
  exclusiveGateway: '排他网关',
  inclusiveGateway: '包容网关',
}

/** What the join should be; `null` where it fits, or where it cannot be told. */
function wantedJoin(fork: FlowNode, join: FlowNode): Kind | null {
  if (join.type === 'parallelGateway') {
    if (fork.type === 'eventBasedGateway') return fork.instantiates === 'withAll' ? null : 'exclusiveGateway'
    if (fork.type === 'exclusiveGateway') return 'exclusiveGateway'
    return fork.type === 'inclusiveGateway' ? 'inclusiveGateway' : null
  }
  if (join.type !== 'exclusiveGateway') return null
  return fork.type === 'parallelGateway' || fork.type === 'inclusiveGateway' ? fork.type : null
}

/** The one gateway from which every path into a join comes, each straight on; `null` where they come otherwise. */
function forkOf(join: FlowNode): FlowNode | null {
  if (join.incoming.length < 2 || join.outgoing.length > 1) return null
  const forks = new Set(join.incoming.map(beginningOf))
  const [fork = null] = forks
  return forks.size === 1 && fork !== join ? fork : null
}

function beginningOf({ source: last }: SequenceFlow): FlowNode | null {
  const seen = new Set<FlowNode>()
  let at = last
  while (at.outgoing.length === 1 && at.incoming.length === 1 && !seen.has(at)) {
    seen.add(at)
    // What leaves at its boundary is a path of its own.
    if ('boundaryEvents' in at && at.boundaryEvents.some(({ outgoing }) => outgoing.length > 0)) return null
    at = at.incoming[0]?.source ?? at
  }
  return at.outgoing.length > 1 && at.type.endsWith('Gateway') ? at : null
}
