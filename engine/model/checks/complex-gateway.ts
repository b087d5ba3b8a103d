import type { Check } from './check.ts'

/** Where several flows meet, a complex gateway must say when it is activated (BPMN 2.0.2 §10.6.5). */
export const complexGateway: Check = {
  rule: 'complex-gateway',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => {
      if (node.type !== 'complexGateway' || node.incoming.length < 2 || node.activation !== null) return []
      return [
        {
          severity: 'error' as const,
          lacking: true,
          element: node.id,
          message: `Expected complex gateway "${node.id}" to have an activation condition.`,
          messageZh: `复杂网关“${node.id}”没有激活条件。`,
        },
      ]
    }),
}
