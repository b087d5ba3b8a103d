import type { Check } from './check.ts'

/**
 * Behind a gateway that chooses, every flow but the default needs a condition (BPMN 2.0.2 §10.6.2, §10.6.3). An
 * inclusive gateway always takes a flow without one; an exclusive gateway could never take the flows after it.
 */
export const conditionMissing: Check = {
  rule: 'condition-missing',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => {
      if (node.type !== 'exclusiveGateway' && node.type !== 'inclusiveGateway') return []
      if (node.outgoing.length < 2) return []
      return node.outgoing
        .filter((flow) => flow.condition === null && flow !== node.defaultFlow)
        .map((flow) => ({
          severity: node.type === 'exclusiveGateway' ? ('error' as const) : ('warning' as const),
          lacking: true,
          element: flow.id,
          message: `Expected flow "${flow.id}" from gateway "${node.id}" to have a condition or to be its default.`,
          messageZh: `网关“${node.id}”的顺序流“${flow.id}”既无条件也不是默认流。`,
        }))
    }),
}
