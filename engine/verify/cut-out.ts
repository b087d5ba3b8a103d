import type { ProcessDefinition, ScopeDefinition, SequenceFlow } from '../model/definition.ts'
import type { UserTask } from '../model/nodes/activity.ts'
import type { FlowNode } from '../model/nodes/flow-node.ts'
import type { Loop } from '../model/nodes/loop.ts'

type Fields = { [field: string]: unknown }

/**
 * A scope as a process of its own, in which each sub-process of `opaque` is a task: what goes on inside it is looked at
 * on its own. A loop counts as one round, for the rounds are alike. Everything else is copied as it stands.
 */
export function cutOut(
  definition: ProcessDefinition,
  scope: ScopeDefinition,
  opaque: ReadonlySet<string>,
): ProcessDefinition {
  const copies = new Map<unknown, Fields>()
  const scopes = scopesWithin(definition, scope, opaque)
  const nodes = scopes.flatMap((each) => each.nodes)
  const flows = [...new Set(nodes.flatMap((node) => [...node.incoming, ...node.outgoing]))]
  for (const original of [...scopes, ...nodes, ...flows]) copies.set(original, {})

  const copied = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copied)
    return copies.get(value) ?? value
  }
  for (const [original, copy] of copies) {
    for (const [field, value] of Object.entries(original as Fields)) copy[field] = copied(value) // one of ours, above
  }
  for (const node of nodes) {
    const copy = copies.get(node)
    if (copy === undefined) continue
    if ('loop' in node && !throwsInTurn(node.loop)) copy['loop'] = null
    if (node.type === 'subProcess' && opaque.has(node.id)) becomeTask(copy)
  }
  const root = { ...copies.get(scope), parent: null }
  Object.assign(copies.get(scope) ?? {}, root)
  return {
    ...definition,
    id: scope.id,
    scope: copyOf<ScopeDefinition>(copies, scope),
    nodes: new Map(nodes.map((node) => [node.id, copyOf<FlowNode>(copies, node)])),
    flows: new Map(flows.map((flow) => [flow.id, copyOf<SequenceFlow>(copies, flow)])),
    scopes: new Map(scopes.map((each) => [each.id, copyOf<ScopeDefinition>(copies, each)])),
    serviceLevel: null,
    serviceLevels: [],
  }
}

function scopesWithin(
  { scopes }: ProcessDefinition,
  scope: ScopeDefinition,
  opaque: ReadonlySet<string>,
): readonly ScopeDefinition[] {
  const inside = (at: ScopeDefinition | null): boolean =>
    at !== null && (at === scope || (!opaque.has(at.id) && inside(at.parent)))
  return [...scopes.values()].filter(inside)
}

type OnlyOfTasks = Pick<UserTask, 'type' | 'form' | 'checkPost' | 'outcomes' | 'inputs' | 'outputs'>

const onlyOfTasks: OnlyOfTasks = {
  type: 'userTask',
  form: null,
  checkPost: null,
  outcomes: [],
  inputs: [],
  outputs: [],
}

function becomeTask(copy: Fields): void {
  for (const field of ['body', 'triggeredByEvent', 'transaction']) delete copy[field]
  Object.assign(copy, onlyOfTasks)
}

/** Its rounds are not alike: something happens at its boundary after the first, or after each. */
export function throwsInTurn(loop: Loop | null): boolean {
  return loop?.type === 'multiInstance' && loop.throws.length > 0
}

/** The copy has every field of its original, and the type of an opaque sub-process is a task's. */
function copyOf<T>(copies: ReadonlyMap<unknown, Fields>, original: T): T {
  return copies.get(original) as T // copied field by field above
}
