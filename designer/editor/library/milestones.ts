import type { Shape } from '../canvas/services.ts'
import type { Offers } from '../draft/draft.ts'
import { attributeOf } from '../model/extension.ts'
import type { Fragment } from '../patterns/fragment.ts'
import type { Plan, PlannedNode } from '../plan/plan.ts'

/** The milestones that an application may have come to last when it stands at a step; none where it has come to none. */
export function milestonesBefore(chosen: Shape): readonly string[] {
  return milestonesFrom([chosen])
}

/** The same of what leads to a step. */
export function milestonesInto(chosen: Shape): readonly string[] {
  return milestonesFrom(chosen.incoming.flatMap(({ source }) => source ?? []))
}

function milestonesFrom(shapes: readonly Shape[]): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<Shape>()
  const look = (shape: Shape) => {
    if (seen.has(shape)) return
    seen.add(shape)
    const own = attributeOf(shape, 'siji:Milestone', 'name', 'siji:milestone')
    if (own !== '') {
      found.add(own)
      return
    }
    const before = [...shape.incoming.flatMap(({ source }) => source ?? []), ...(shape.host ? [shape.host] : [])]
    // What begins a sub-process comes from what leads to the sub-process.
    for (const each of before.length === 0 && shape.parent ? [shape.parent] : before) look(each)
  }
  for (const shape of shapes) look(shape)
  return [...found]
}

/** Whether an application that stands at these milestones may go through the fragment. */
export function mayPass(fragment: Fragment, before: readonly string[], order: Offers['milestoneOrder']): boolean {
  if (before.length === 0) return false
  const first = firstMilestones(fragment)
  return first.every((word) => before.every((from) => from === word || order[from]?.includes(word) === true))
}

/** The milestones that are reached first from the beginning of a fragment. */
function firstMilestones({ plan, entry }: Fragment): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const look = (id: string) => {
    const node = plan.nodes.find((each) => each.id === id)
    if (node === undefined || seen.has(id)) return
    seen.add(id)
    const own = milestoneOf(node)
    if (own !== undefined) found.add(own)
    else for (const next of nextOf(plan, id)) look(next)
  }
  look(entry)
  return [...found]
}

function milestoneOf({ extensions = [] }: PlannedNode): string | undefined {
  return extensions.find(({ element }) => element === 'siji:Milestone')?.['name']
}

function nextOf({ nodes, flows }: Plan, id: string): readonly string[] {
  return [
    ...flows.filter(({ from }) => from === id).map(({ to }) => to),
    ...nodes.filter(({ attached }) => attached?.host === id).map((each) => each.id),
  ]
}
