import { type AnyStateMachine, transition } from 'xstate'

/** A lifecycle as a table: what may follow what, read once from a state machine and frozen. */
export interface Lifecycle<State extends string, Move extends string> {
  readonly name: string
  readonly initial: State
  readonly states: readonly State[]
  readonly moves: readonly Move[]
  /** The state after the move, or `null` where the move does not apply: the caller must refuse it. */
  readonly advance: (state: State, move: Move) => State | null
  /** Nothing follows. */
  readonly isFinal: (state: State) => boolean
}

/** Reads a flat machine, without context and guards, by its own transition function. */
export function lifecycle<State extends string, Move extends string>(machine: AnyStateMachine): Lifecycle<State, Move> {
  // The two unions are the machine's own words; XState types them only for one concrete machine at a time.
  const states = Object.freeze(Object.keys(machine.states)) as readonly State[]
  const moves = Object.freeze([...machine.events].sort()) as readonly Move[]
  const table = new Map(states.map((state) => [state, readState<State, Move>(machine, state, moves)]))
  const initial = machine.root.initial.target[0]?.key as State | undefined // `target` holds the machine's own states
  if (initial === undefined) throw new Error(`Expected machine ${machine.id} to have an initial state.`)

  return Object.freeze({
    name: machine.id,
    initial,
    states,
    moves,
    advance: (state: State, move: Move) => table.get(state)?.get(move) ?? null,
    isFinal: (state: State) => table.get(state)?.size === 0,
  })
}

function readState<State extends string, Move extends string>(
  machine: AnyStateMachine,
  state: State,
  moves: readonly Move[],
): ReadonlyMap<Move, State> {
  const snapshot = machine.resolveState({ value: state, context: {} })
  const row = new Map<Move, State>()
  for (const move of moves) {
    // XState ignores what does not apply, so that a state which stays the same proves nothing by itself.
    if (!snapshot.can({ type: move })) continue
    const [next] = transition(machine, snapshot, { type: move })
    row.set(move, next.value as State) // a flat machine's value is the name of one of its states
  }
  return row
}
