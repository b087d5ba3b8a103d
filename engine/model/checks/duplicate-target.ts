import type { Mapping, UserTask } from '../nodes/activity.ts'
import type { Check, Finding } from './check.ts'

/** Two mappings into one variable, or two outcomes of one value: the later would silently win. */
export const duplicateTarget: Check = {
  rule: 'duplicate-target',
  find: (process) =>
    [...process.nodes.values()].flatMap((node) => {
      if (!('inputs' in node)) return []
      const names = [targets(node.inputs), targets(node.outputs), node.type === 'userTask' ? outcomes(node) : []]
      return names.flatMap(repeated).map(
        (name): Finding => ({
          severity: 'error',
          element: node.id,
          message: `Expected "${name}" once at "${node.id}", but it stands there twice.`,
          messageZh: `“${node.id}”中“${name}”重复。`,
        }),
      )
    }),
}

function targets(mappings: readonly Mapping[]): readonly string[] {
  return mappings.map((mapping) => mapping.target)
}

function outcomes(task: UserTask): readonly string[] {
  return task.outcomes.map((outcome) => outcome.value)
}

function repeated(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const name of names) (seen.has(name) ? again : seen).add(name)
  return [...again]
}
