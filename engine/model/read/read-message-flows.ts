import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/** Element id → name of the message that a message flow brings it or takes from it; `null` where the flow names none. */
export interface MessageFlows {
  readonly targets: ReadonlyMap<string, string | null>
  readonly sources: ReadonlyMap<string, string | null>
}

/** The message flows of all collaborations (BPMN 2.0.2 §9.4). */
export function readMessageFlows(definitions: ModdleElement): MessageFlows {
  const targets = new Map<string, string | null>()
  const sources = new Map<string, string | null>()
  for (const root of childrenOf(definitions, 'rootElements')) {
    for (const flow of childrenOf(root, 'messageFlows')) {
      const message = childOf(flow, 'messageRef')
      const name = message === null ? null : textOf(message, 'name')
      for (const [property, ends] of [
        ['targetRef', targets],
        ['sourceRef', sources],
      ] as const) {
        const end = childOf(flow, property)
        const id = end === null ? null : idOf(end)
        if (id !== null) ends.set(id, name ?? ends.get(id) ?? null)
      }
    }
  }
  return { targets, sources }
}
