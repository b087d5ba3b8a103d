import type { FlowNode } from '../../../engine/model/nodes/flow-node.ts'
import { finish, happenAtBoundary, happenBeside, settle, startsBeside } from './interpret.ts'
import { contentOf, type Naive, type Token } from './token.ts'

/** Something that somebody, or the clock, could do now. */
export interface Possible {
  /** The same for what cannot be told apart from outside. */
  readonly name: string
  readonly take: () => void
}

/** What could happen next, the oldest first. */
export function possible(run: Naive): readonly Possible[] {
  return run.tokens.filter(({ state, isBack }) => state === 'in' && !isBack).flatMap((one) => possibleAt(run, one))
}

function possibleAt(run: Naive, one: Token): readonly Possible[] {
  const { node, isWhole, body } = one
  const at = `${pathOf(run, one)} `
  const boundary = node !== null && 'boundaryEvents' in node && body === null ? node.boundaryEvents : []
  const beside = one.interrupted ? [] : startsBeside(run, one)
  const doing = (name: string, act: () => void): Possible => ({
    name: at + name,
    take: () => {
      act()
      settle(run)
    },
  })
  return [
    ...(node?.type === 'userTask' && !isWhole ? [doing('complete', () => finish(run, one, 'completed'))] : []),
    ...(node?.type === 'intermediateCatchEvent' ? [doing(node.id, () => finish(run, one, 'completed'))] : []),
    ...boundary
      .filter((event) => isAwaited(one, event))
      .map((event) =>
        doing(event.id, () => {
          spend(one, event)
          happenAtBoundary(run, event, one)
        }),
      ),
    ...beside
      .filter((event) => isAwaited(one, event))
      .map((event) =>
        doing(event.id, () => {
          spend(one, event)
          happenBeside(run, event, one)
        }),
      ),
  ]
}

function isAwaited(host: Token, event: FlowNode): boolean {
  return 'trigger' in event && event.trigger?.type === 'timer' && !host.spent.has(event.id)
}

/** A cycle comes again; a time comes once. */
function spend(host: Token, event: FlowNode): void {
  const isCycle = 'trigger' in event && event.trigger?.type === 'timer' && event.trigger.kind === 'cycle'
  if (!isCycle) host.spent.add(event.id)
}

/** Ids of the nodes around a token and of its own, from the outside in. */
export function pathOf(run: Naive, one: Token): string {
  const own = one.node?.id ?? run.process.id
  return one.inside === null ? own : `${pathOf(run, one.inside)}/${own}`
}

/**
 * Scopes in which tokens wait before joins, and nothing is left that could still come to them. Event sub-processes
 * never do, nor does what only undoes something; as long as that goes on, it need not be told yet.
 */
export function stuckScopes(run: Naive, besidesUndoing: boolean): readonly string[] {
  const cannotCome = ({ node, undoes }: Token) =>
    (node?.type === 'subProcess' && node.triggeredByEvent) || (besidesUndoing && undoes !== null)
  return run.tokens
    .filter((scope) => {
      const left = run.tokens.filter((one) => one.inside === scope && !cannotCome(one))
      return contentOf(run, scope) !== null && left.length > 0 && left.every(({ state }) => state === 'joining')
    })
    .map((scope) => pathOf(run, scope))
}

/** Everything that is alive, by its path. */
export function standing(run: Naive): readonly string[] {
  return run.tokens.map((one) => (one.state === 'joining' ? `${pathOf(run, one)} joins` : pathOf(run, one)))
}
