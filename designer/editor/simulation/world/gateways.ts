import { visibleVariables } from '../../../../engine/core/variables.ts'
import { evaluateExpression } from '../../../../engine/expressions/evaluate.ts'
import type { SequenceFlow } from '../../../../engine/model/definition.ts'
import type { FlowNode } from '../../../../engine/model/nodes/flow-node.ts'
import { type Standing, standing } from '../../../../engine/simulate/world/standing.ts'
import type { World } from '../../../../engine/simulate/world/world.ts'
import { nameIn } from './names.ts'

/** A gateway that a token comes to next, and which of its flows the variables choose as they are now. */
export interface GatewayAhead {
  readonly id: string
  readonly name: string
  readonly flows: readonly {
    readonly id: string
    /** FEEL; `null` = none. */
    readonly condition: string | null
    readonly isDefault: boolean
    /** `null` where the condition cannot be answered. */
    readonly holds: boolean | null
    readonly target: string
  }[]
  /** Flows that it takes whatever its conditions say. */
  readonly assumed: readonly string[]
}

/** The gateways with conditions between each token and the next place at which it stops. */
export function gatewaysAhead(world: World): readonly GatewayAhead[] {
  const found = new Map<string, GatewayAhead>()
  for (const token of standing(world.members.filter(({ instance }) => instance.state === 'active'))) {
    for (const gateway of ahead(token.node)) {
      if (!found.has(gateway.id)) found.set(gateway.id, look(world, token, gateway))
    }
  }
  return [...found.values()]
}

function ahead(from: FlowNode): readonly FlowNode[] {
  const seen = new Set<FlowNode>()
  const boundary = 'boundaryEvents' in from ? from.boundaryEvents : []
  const open = [from, ...boundary].flatMap((node) => node.outgoing)
  for (const { target } of open) {
    if (seen.has(target) || !/Gateway$/.test(target.type)) continue
    seen.add(target)
    open.push(...target.outgoing)
  }
  return [...seen].filter(({ outgoing }) => outgoing.length > 1 && outgoing.some(({ condition }) => condition !== null))
}

function look(world: World, { member, element }: Standing, gateway: FlowNode): GatewayAhead {
  const variables = visibleVariables(member.instance, element.key)
  const holds = ({ condition }: SequenceFlow) => {
    if (condition === null) return null
    const scope = { read: (name: string) => variables[name], now: world.now, zone: world.settings.zone }
    const result = evaluateExpression(condition, scope)
    return result.ok && typeof result.value === 'boolean' ? result.value : null
  }
  const other = 'defaultFlow' in gateway ? gateway.defaultFlow : null
  return {
    id: gateway.id,
    name: nameIn(world.processes, gateway.id),
    flows: gateway.outgoing.map((flow) => ({
      id: flow.id,
      condition: flow.condition?.source ?? null,
      isDefault: flow === other,
      holds: holds(flow),
      target: nameIn(world.processes, flow.target.id),
    })),
    assumed: world.choices.get(gateway.id) ?? [],
  }
}
