import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../moddle.ts'

/** What message flows bring to an element, and take from it; `null` where nothing says which message it is. */
export interface MessageFlows {
  readonly targets: ReadonlyMap<string, string | null>
  readonly sources: ReadonlyMap<string, readonly string[]>
}

/**
 * The message flows of all collaborations (BPMN 2.0.2 §9.4). A flow that names no message carries the one that its ends
 * name; between two nodes of this file it needs no name at all, for the flow itself says who speaks to whom.
 */
export function readMessageFlows(definitions: ModdleElement): MessageFlows {
  const targets = new Map<string, string | null>()
  const sources = new Map<string, string[]>()
  const flows = childrenOf(definitions, 'rootElements').flatMap((root) => childrenOf(root, 'messageFlows'))
  for (const flow of flows) {
    const [source, target] = [childOf(flow, 'sourceRef'), childOf(flow, 'targetRef')]
    const name = nameOf(flow, source, target)
    const targetId = target === null ? null : idOf(target)
    const sourceId = source === null ? null : idOf(source)
    if (targetId !== null) targets.set(targetId, name ?? targets.get(targetId) ?? null)
    if (sourceId !== null && name !== null) sources.set(sourceId, [...(sources.get(sourceId) ?? []), name])
  }
  return { targets, sources }
}

function nameOf(flow: ModdleElement, source: ModdleElement | null, target: ModdleElement | null): string | null {
  const named = messageAt(flow) ?? messageAt(target) ?? messageAt(source)
  if (named !== null) return named
  const isInside = source?.$instanceOf('bpmn:FlowNode') === true && target?.$instanceOf('bpmn:FlowNode') === true
  return isInside && target !== null ? idOf(target) : null
}

/** The name of the message of a flow, a task, or the event definition of an event. */
function messageAt(element: ModdleElement | null): string | null {
  if (element === null) return null
  const holders = [element, ...childrenOf(element, 'eventDefinitions')]
  for (const holder of holders) {
    const message = childOf(holder, 'messageRef')
    const name = message === null ? null : textOf(message, 'name')
    if (name !== null) return name
  }
  return null
}
