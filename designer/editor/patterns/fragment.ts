import type { Plan, PlannedFlow, PlannedNode } from '../plan/plan.ts'

/** A piece that is entered at one node and left at one; where it ends the process otherwise, it does so by itself. */
export interface Fragment {
  readonly plan: Plan
  readonly entry: string
  readonly exit: string
  /** Names the flow by which it is left, where that is the ordinary answer of a gateway. */
  readonly leaving?: Pick<PlannedFlow, 'name' | 'isDefault'>
}

/** Puts pieces one behind the other and connects them; each keeps its own rows. */
export function inSequence(fragments: readonly Fragment[]): Fragment {
  const [first] = fragments
  const last = fragments.at(-1)
  if (first === undefined || last === undefined) throw new Error('Expected at least one fragment.')
  const nodes: PlannedNode[] = []
  const flows: PlannedFlow[] = []
  let [column, band] = [0, 0]
  for (const [index, { plan, entry }] of fragments.entries()) {
    const before = fragments[index - 1]
    if (before !== undefined) {
      flows.push({ id: `f_to_${entry}`, from: before.exit, to: entry, ...before.leaving })
    }
    const [columnHere, bandHere] = [column, band]
    nodes.push(...plan.nodes.map((node) => moved(node, columnHere, bandHere)))
    flows.push(...plan.flows.map((flow) => (flow.band === undefined ? flow : { ...flow, band: flow.band + bandHere })))
    column += Math.max(...plan.nodes.map((node) => node.column)) + 1
    band += Math.max(0, ...plan.nodes.map((node) => node.band ?? 0)) + 1
  }
  const lists = [...new Set(fragments.flatMap(({ plan }) => plan.lists ?? []))]
  const { exit, leaving } = last
  return { plan: { nodes, flows, lists }, entry: first.entry, exit, ...(leaving === undefined ? {} : { leaving }) }
}

function moved(node: PlannedNode, columns: number, bands: number): PlannedNode {
  return { ...node, column: node.column + columns, band: (node.band ?? 0) + bands }
}
