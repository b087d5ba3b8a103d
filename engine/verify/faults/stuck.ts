import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import { tokensAtJoins } from '../../core/joins.ts'
import type { ProcessDefinition } from '../../model/definition.ts'
import { type Graph, pathTo, type State } from '../explore/graph.ts'
import type { Finding } from './finding.ts'

/** States from which nothing leads on although the process has not ended. */
export function findStuck(definition: ProcessDefinition, { states, truncated }: Graph): readonly Finding[] {
  return states.flatMap((state) => {
    const { instance, final, next } = state
    if (instance.state !== 'active') return []
    const failed = instance.elements.filter(({ incident }) => incident !== undefined)
    if (failed.length > 0) return failed.flatMap((element) => whyStuck(definition, state, element))
    if (final || next.length > 0 || truncated) return []
    return [{ fault: 'deadlock', elements: standingNodes(definition, instance), path: pathTo(state) }]
  })
}

function whyStuck(definition: ProcessDefinition, state: State, element: ElementInstance): readonly Finding[] {
  const path = pathTo(state)
  const elements = [element.node]
  switch (element.incident?.code) {
    case 'stuck-join':
      return stuckJoins(definition, state, element)
    case 'no-flow':
      return [{ fault: 'no-way-out', elements, path }]
    case 'step-limit':
      return [{ fault: 'livelock', elements, path }]
    default:
      return [{ fault: 'deadlock', elements, path }]
  }
}

/** A join that has let tokens pass already has one left over; one that never did waits for a token that never comes. */
function stuckJoins(
  definition: ProcessDefinition,
  state: State,
  { key, waiting = [] }: ElementInstance,
): readonly Finding[] {
  const path = pathTo(state)
  const joins = [...tokensAtJoins(definition.flows, waiting).keys()]
  const passed = new Set(
    path.flatMap(({ activated }) => activated.filter(({ scope }) => scope === key).map(({ node }) => node)),
  )
  const never = joins.filter((join) => !passed.has(join))
  return never.length > 0
    ? [{ fault: 'deadlock', elements: never, path }]
    : [{ fault: 'leftover-token', elements: joins, path }]
}

function standingNodes({ scopes }: ProcessDefinition, { elements }: ProcessInstance): readonly string[] {
  const nodes = elements.filter(({ node }) => !scopes.has(node)).map(({ node }) => node)
  return [...new Set(nodes.length > 0 ? nodes : elements.slice(1).map(({ node }) => node))]
}
