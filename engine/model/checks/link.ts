import type { ProcessDefinition, ScopeDefinition } from '../definition.ts'
import type { FlowNode } from '../nodes/flow-node.ts'
import { linkTarget } from '../nodes/link-target.ts'
import type { Check, Finding } from './check.ts'

/** Several throw events may lead to one catch event of the same name in the same scope (BPMN 2.0.2 §10.5.5). */
export const link: Check = {
  rule: 'link',
  find: (process) => [...process.nodes.values()].flatMap(findingsAt).concat(doubles(process)),
}

function findingsAt(node: FlowNode): Finding[] {
  if (!('trigger' in node) || node.trigger?.type !== 'link') return []
  const { name } = node.trigger
  if (node.type === 'intermediateCatchEvent') {
    return node.incoming.length === 0
      ? []
      : [
          error(
            node,
            `Expected only the link "${name}" to lead to "${node.id}", but a flow does.`,
            `“${node.id}”只能由链接“${name}”进入，不得有流入的顺序流。`,
          ),
        ]
  }
  if (linkTarget(node) === null) {
    return [
      error(
        node,
        `Expected a catch event for the link "${name}" of "${node.id}" in the same scope.`,
        `同一层中没有接收“${node.id}”的链接“${name}”的事件。`,
      ),
    ]
  }
  if (node.outgoing.length === 0) return []
  return [
    error(
      node,
      `Expected "${node.id}" to go on along its link "${name}" alone, but a flow leaves it.`,
      `“${node.id}”只能沿链接“${name}”继续，不得有流出的顺序流。`,
    ),
  ]
}

function doubles(process: ProcessDefinition): Finding[] {
  return [...process.scopes.values()].flatMap(({ linkTargets }: ScopeDefinition) => {
    const seen = new Map<string, string>()
    return linkTargets.flatMap((node): Finding[] => {
      const name = node.trigger.type === 'link' ? node.trigger.name : ''
      const first = seen.get(name)
      seen.set(name, first ?? node.id)
      if (first === undefined) return []
      return [
        error(
          node,
          `Expected the link "${name}" to lead to one event, but it leads to "${first}" and "${node.id}".`,
          `链接“${name}”只能指向一个事件，实际指向“${first}”和“${node.id}”。`,
        ),
      ]
    })
  })
}

function error({ id }: FlowNode, message: string, messageZh: string): Finding {
  return { severity: 'error', element: id, message, messageZh }
}
