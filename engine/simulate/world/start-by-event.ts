import type { Chain } from '../../core/chain.ts'
import {
  type Collected,
  collectPart,
  type Occurrence,
  occurrenceOf,
  startsWithAll,
} from '../../core/starting/collect-parts.ts'
import { startsByCondition } from '../../core/starting/start-conditions.ts'
import type { Variables } from '../../expressions/expression.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import { type Outcome, startInstance } from './send.ts'
import type { World } from './world.ts'

interface Came {
  readonly kind: 'message' | 'signal' | 'timer'
  readonly name: string | null
  readonly key: string | null
  /** What tells one instance from another where the model names no key. */
  readonly correlates?: string | null
  /** Of what another instance threw. */
  readonly chain?: Chain
}

/** Something has come that starts a process, or is one of several that must come. */
export function startByEvent(
  world: World,
  definition: ProcessDefinition,
  node: FlowNode,
  came: Came,
  variables: Variables,
): Outcome {
  if (!startsWithAll(node)) {
    const chain = came.chain === undefined ? {} : { chain: came.chain }
    return startInstance(world, definition, null, { startEvent: node.id, variables, ...chain })
  }
  const occurrence = occurrenceOf(node, came.kind, came.name, variables, came.key)
  if ('code' in occurrence) return { ok: false, refusal: occurrence }
  return collect(world, definition, node, { ...occurrence, key: occurrence.key ?? came.correlates ?? null })
}

/** Starts every process one of whose start conditions these variables make true. */
export function startByConditions(world: World, variables: Variables): Outcome {
  let outcome: Outcome = { ok: true, world }
  for (const definition of world.processes) {
    const starts = startsByCondition(definition, variables, world.now, world.settings.zone)
    if ('code' in starts) return { ok: false, refusal: starts }
    for (const { event, parts } of starts) {
      outcome = startsWithAll(event)
        ? collect(outcome.world, definition, event, { parts, key: null, variables, isForAll: false })
        : startInstance(outcome.world, definition, null, { startEvent: event.id, variables })
      if (!outcome.ok) return outcome
    }
  }
  return outcome
}

function collect(world: World, definition: ProcessDefinition, node: FlowNode, occurrence: Occurrence): Outcome {
  const place = `${definition.id} ${node.id}`
  const open = world.collected.get(place) ?? []
  const now = collectPart(open, node, occurrence, () => String(world.commands))
  const all = [...open.map(({ id }) => id), ...now.map(({ collected }) => collected.id)]
  const left = [...new Set(all)].flatMap((id): readonly Collected[] => {
    const changed = now.find(({ collected }) => collected.id === id)
    if (changed === undefined) return open.filter((each) => each.id === id)
    return changed.complete ? [] : [changed.collected]
  })
  const after = { ...world, commands: world.commands + 1, collected: new Map([...world.collected, [place, left]]) }
  let outcome: Outcome = { ok: true, world: after }
  for (const { collected, complete } of now) {
    if (!outcome.ok || !complete) continue
    const { variables } = collected
    outcome = startInstance(outcome.world, definition, null, { startEvent: node.id, variables })
  }
  return outcome
}
