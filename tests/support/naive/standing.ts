import { awaiting, happen, signalAll, throwOutwards } from './catch.ts'
import { finish, settle, throwError } from './interpret.ts'
import { contentOf, type Naive, type Token } from './token.ts'

/** Something that somebody, or the clock, could do now. */
export interface Possible {
  /** The same for what cannot be told apart from outside. */
  readonly name: string
  readonly take: () => void
}

/** What could happen next, the oldest first; a message goes to whoever has waited longest for it. */
export function possible(run: Naive): readonly Possible[] {
  const acting = (name: string, act: () => void): Possible => ({
    name,
    take: () => {
      act()
      settle(run)
    },
  })
  const works = run.tokens.flatMap((one) =>
    worksAt(run, one).map(([name, act]) => acting(`${pathOf(run, one)} ${name}`, act)),
  )
  const events = awaiting(run)
  const ofKind = (kind: string) => events.filter(({ event }) => event.trigger?.type === kind)
  return [
    ...works,
    ...ofKind('timer').map((each) => acting(`${pathOf(run, each.host)} ${each.event.id}`, () => happen(run, each))),
    ...ofKind('message')
      .slice(0, 1)
      .map((oldest) => acting('message', () => happen(run, oldest))),
    ...ofKind('signal')
      .slice(0, 1)
      .map(() => acting('signal', () => signalAll(run, 'signal'))),
  ]
}

/** What somebody could do with the work that waits at a token. */
function worksAt(run: Naive, one: Token): readonly (readonly [string, () => void])[] {
  const { node, state, isWhole, isBack, spent } = one
  const isWork = node?.type === 'userTask' || node?.type === 'callActivity'
  if (!isWork || state !== 'in' || isWhole || isBack) return []
  const complete = ['complete', () => finish(run, one, 'completed')] as const
  const escalate = () => {
    spent.add('escalate')
    throwOutwards(run, one, 'escalation', 'escalation')
  }
  return [
    complete,
    ...(spent.has('escalate') ? [] : [['escalate', escalate] as const]),
    ...(node.type === 'callActivity' ? [['fail', () => throwError(run, one, 'broken')] as const] : []),
  ]
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
