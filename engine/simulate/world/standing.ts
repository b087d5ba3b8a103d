import type { ElementInstance } from '../../core/instance.ts'
import { tokensAtJoins } from '../../core/joins.ts'
import type { FlowNode } from '../../model/nodes/flow-node.ts'
import type { Member, World } from './world.ts'

/** A token that stands at a flow node: an activity that waits, an event, an event-based gateway. */
export interface Standing {
  readonly member: Member
  readonly element: ElementInstance
  readonly node: FlowNode
}

/** Every token that stands, instance by instance, in the order of activation. Scopes, loops as a whole and calls hold
 * what goes on elsewhere and are none. */
export function standing(members: readonly Member[]): readonly Standing[] {
  return members.flatMap((member) =>
    member.instance.elements.flatMap((element) => {
      const node = member.definition.nodes.get(element.node)
      return node === undefined ||
        element.loop !== undefined ||
        element.call !== undefined ||
        member.definition.scopes.has(node.id)
        ? []
        : [{ member, element, node }]
    }),
  )
}

/** How many tokens wait, by element id: those that stand without an incident, and those before a join. */
export function countWaiting(members: readonly Member[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { element, node } of standing(members)) {
    if (element.state === 'active') counts.set(node.id, (counts.get(node.id) ?? 0) + 1)
  }
  for (const { definition, instance } of members) {
    for (const { waiting } of instance.elements) {
      if (waiting === undefined) continue
      for (const [node, tokens] of tokensAtJoins(definition.flows, waiting)) {
        counts.set(node, (counts.get(node) ?? 0) + tokens)
      }
    }
  }
  return counts
}

/** Whether somebody can say that it is done: a task, a job, a receive task without a message. */
export function isCompletable({ element, node }: Standing): boolean {
  if (element.state !== 'active' || element.ready === true) return false
  if (element.job !== undefined) return element.job.state === 'open'
  return element.task !== undefined || (!/Event$|Gateway$/.test(node.type) && !awaitsItself(element, node.id))
}

/** The element that an incident names: where it stands, or the join at which the tokens of a scope are stuck. */
export function incidentElement({ definition }: Member, { node, incident, waiting }: ElementInstance): string | null {
  if (incident === undefined) return null
  const join =
    incident.code === 'stuck-join' ? [...tokensAtJoins(definition.flows, waiting ?? []).keys()][0] : undefined
  return join ?? node
}

/** What waits, in words, for a step that found something else. */
export function waitingInWords({ members }: World): string {
  const counts = [...countWaiting(members)].map(([id, count]) => (count === 1 ? id : `${id} (${count})`))
  return counts.length === 0 ? '-' : counts.join(', ')
}

function awaitsItself({ triggers = [] }: ElementInstance, node: string): boolean {
  return triggers.some((trigger) => trigger.node === node)
}
