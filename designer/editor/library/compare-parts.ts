import type { Extension, Plan, PlannedFlow, PlannedNode } from '../plan/plan.ts'

/** One thing that a step says of one of its parts: a path, such as `名称`, and a text; the same for what is placed. */
export type Facts = ReadonlyMap<string, string>

/** What a drawn part says that a person may have changed: names, documentation, conditions, scripts, extensions. */
export function factsOfPlan(plan: Plan): ReadonlyMap<string, Facts> {
  const nodes = plan.nodes.flatMap((node): readonly (readonly [string, Facts])[] => [
    [node.id, factsOfNode(node)],
    ...(node.inside === undefined ? [] : factsOfPlan(node.inside)),
  ])
  return new Map([...nodes, ...plan.flows.map((flow) => [flow.id, factsOfFlow(flow)] as const)])
}

function factsOfNode({ name, documentation, script, extensions = [] }: PlannedNode): Facts {
  return withoutBlanks([
    ['name', name],
    ['documentation', documentation],
    ['script', script],
    ...extensionFacts(extensions),
  ])
}

function factsOfFlow({ name, condition, rounds }: PlannedFlow): Facts {
  const extensions = rounds === undefined ? [] : [{ element: 'siji:Rounds', max: String(rounds) }]
  return withoutBlanks([['name', name], ['condition', condition], ...extensionFacts(extensions)])
}

/** Lists are changed as a whole; of what stands there once, every attribute is a fact of its own. */
export const LISTS: ReadonlySet<string> = new Set(['siji:Outcome', 'siji:Input', 'siji:Output'])

export function extensionFacts(extensions: readonly Extension[]): readonly (readonly [string, string])[] {
  const types = [...new Set(extensions.map(({ element }) => element))]
  return types.flatMap((type): readonly (readonly [string, string])[] => {
    const rows = extensions.filter(({ element }) => element === type).map(({ element: _, ...attributes }) => attributes)
    if (LISTS.has(type)) return [[type, JSON.stringify(rows.map(sorted))]]
    return Object.entries(rows[0] ?? {}).map(([attribute, value]) => [`${type} ${attribute}`, value])
  })
}

function sorted(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).sort(([one], [other]) => one.localeCompare(other)))
}

function withoutBlanks(entries: readonly (readonly [string, string | undefined])[]): Facts {
  return new Map(entries.flatMap(([path, text]) => (text === undefined || text === '' ? [] : [[path, text] as const])))
}
