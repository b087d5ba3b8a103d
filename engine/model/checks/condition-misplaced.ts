import type { Check, Finding } from './check.ts'

/** Conditions belong on flows from activities and choosing gateways (BPMN 2.0.2 §8.4.13); a default flow needs none. */
export const conditionMisplaced: Check = {
  rule: 'condition-misplaced',
  find: (process) =>
    [...process.flows.values()].flatMap((flow): Finding[] => {
      if (flow.condition === null) return []
      const { source } = flow
      if (!('defaultFlow' in source)) {
        return [
          {
            severity: 'error',
            element: flow.id,
            message: `Expected no condition on flow "${flow.id}": "${source.id}" (${source.type}) does not choose.`,
            messageZh: `“${source.id}”不做选择，其顺序流“${flow.id}”不得带条件。`,
          },
        ]
      }
      if (source.defaultFlow !== flow) return []
      return [
        {
          severity: 'warning',
          element: flow.id,
          message: `The condition of "${flow.id}" is never asked: it is the default flow of "${source.id}".`,
          messageZh: `“${flow.id}”是“${source.id}”的默认流，其条件不会被计算。`,
        },
      ]
    }),
}
