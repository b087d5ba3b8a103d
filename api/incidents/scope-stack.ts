import type { Engine, ProcessDefinition, ProcessInstance } from '../../engine/index.ts'

/** One of the scopes in which something stands. */
export interface ScopeStep {
  readonly instanceId: string
  readonly processId: string
  readonly node: string
  /** As the model calls it; `null` where it has no name. */
  readonly name: string | null
  /** Of an activity that loops: in which of its bodies, counted from 0. */
  readonly body: number | null
}

/** Deeper calls than the core allows cannot be. */
const DEEPEST = 200

/**
 * Where element `key` of an instance stands: from the process that everything began with, through call activities,
 * sub-processes and bodies of loops, to the element itself. What has ended meanwhile ends the list on its side.
 */
export async function readScopeStack(
  engine: Pick<Engine, 'loadInstance' | 'findDefinition'>,
  parkId: string,
  instanceId: string,
  key: number,
): Promise<readonly ScopeStep[]> {
  const stack: ScopeStep[] = []
  let at: { readonly instanceId: string; readonly key: number } | null = { instanceId, key }
  for (let depth = 0; at !== null && depth < DEEPEST; depth++) {
    const instance: ProcessInstance | null = await engine.loadInstance(parkId, at.instanceId)
    if (instance === null) break
    const definition = await engine.findDefinition(parkId, instance.definitionHash, instance.processId)
    stack.unshift(...scopesIn(instance, definition, at.key))
    const { caller } = instance
    at = caller === undefined ? null : { instanceId: caller.instanceId, key: await hostOf(engine, parkId, caller) }
  }
  return stack
}

/** The activity that waits for call `key`. */
async function hostOf(
  engine: Pick<Engine, 'loadInstance'>,
  parkId: string,
  caller: NonNullable<ProcessInstance['caller']>,
): Promise<number> {
  const calling = await engine.loadInstance(parkId, caller.instanceId)
  return calling?.elements.find(({ call }) => call?.key === caller.key)?.key ?? -1
}

function scopesIn(
  { id, processId, elements }: ProcessInstance,
  definition: ProcessDefinition | null,
  key: number,
): readonly ScopeStep[] {
  const steps: ScopeStep[] = []
  const byKey = new Map(elements.map((element) => [element.key, element]))
  for (let element = byKey.get(key); element !== undefined; element = byKey.get(element.scope)) {
    const { node, body = null } = element
    const name = definition?.id === node ? definition.name : definition?.nodes.get(node)?.name
    const inside = { instanceId: id, processId, node, name: name ?? null, body }
    // The whole of a loop and its body are one step to people.
    const last = steps[0]
    if (last !== undefined && last.node === node && last.body !== null && element.loop !== undefined) continue
    steps.unshift(inside)
  }
  return steps
}
