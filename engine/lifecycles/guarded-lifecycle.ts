import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'

/** One way on from a state: taken when its guard holds, or always where there is none; then its actions follow in order. */
export interface Way<State extends string> {
  readonly target: State
  readonly guard: string | null
  readonly actions: readonly string[]
}

/** A lifecycle whose moves are guarded: the ways of a state by a move, the first of which is taken that is open. */
export type GuardedLifecycle<State extends string, Move extends string> = (
  state: State,
  move: Move,
) => readonly Way<State>[]

/**
 * Reads a flat machine into a frozen table, its guards and actions by their names: they are plain functions that whoever
 * moves it has at hand. A machine that says more than such a table can hold is refused when it is loaded.
 */
export function guardedLifecycle<State extends string, Move extends string>(
  machine: AnyStateMachine,
): GuardedLifecycle<State, Move> {
  if (machine.root.transitions.size > 0) throw new Error(`Expected machine ${machine.id} to have moves of states only.`)
  const table = new Map(Object.values(machine.states).map((state) => [state.key, readState<State>(state)]))
  return (state, move) => table.get(state)?.get(move) ?? []
}

function readState<State extends string>(state: AnyStateNode): ReadonlyMap<string, readonly Way<State>[]> {
  const { always = [], after, entry, exit, invoke, type } = state
  const isFlat = type === 'atomic' || type === 'final'
  if (!isFlat || [always, after, entry, exit, invoke].some(({ length }) => length > 0)) {
    throw new Error(`Expected state ${state.id} to have nothing but moves.`)
  }
  return new Map([...state.transitions].map(([move, ways]) => [move, Object.freeze(ways.map(readWay<State>))]))
}

function readWay<State extends string>({ source, target, guard, actions }: AnyTransitionDefinition): Way<State> {
  const [to = source] = target ?? []
  const names = [...(guard === undefined ? [] : [guard]), ...actions]
  if (!names.every((name) => typeof name === 'string')) {
    throw new Error(`Expected the guards and actions of ${source.id} to be named.`)
  }
  const key = to.key as State // a target is one of the machine's own states
  return Object.freeze({
    target: key,
    guard: guard === undefined ? null : String(guard),
    actions: Object.freeze(actions.map(String)),
  })
}
