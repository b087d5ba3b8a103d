import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/** Element id → name of the message that a message flow of a collaboration brings it (BPMN 2.0.2 §9.4). */
export function readMessageFlows(definitions: ModdleElement): ReadonlyMap<string, string> {
  const targets = new Map<string, string>()
  for (const root of childrenOf(definitions, 'rootElements')) {
    for (const flow of childrenOf(root, 'messageFlows')) {
      const target = childOf(flow, 'targetRef')
      const id = target === null ? null : idOf(target)
      const message = childOf(flow, 'messageRef')
      const name = (message === null ? null : textOf(message, 'name')) ?? textOf(flow, 'name') ?? idOf(flow)
      if (id !== null && name !== null) targets.set(id, name)
    }
  }
  return targets
}
