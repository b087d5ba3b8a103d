import type { Lifecycle } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'

type Both = readonly [zh: string, en: string]

/** What a lifecycle's thing, its states and its moves are called, so that a refused move can be told in a sentence. */
export interface LifecycleWords<State extends string, Move extends string> {
  readonly thing: Both
  readonly states: { readonly [state in State]: Both }
  /** A verb, as in 不能撤销, *cannot be revoked*. */
  readonly moves: { readonly [move in Move]: Both }
}

/** The state after the move; refused with a sentence where the lifecycle does not allow it. */
export function mustMove<State extends string, Move extends string>(
  { advance }: Lifecycle<State, Move>,
  words: LifecycleWords<State, Move>,
  state: State,
  move: Move,
): State {
  const next = advance(state, move)
  if (next !== null) return next
  const [[thing, thingEn], [now, nowEn], [verb, verbEn]] = [words.thing, words.states[state], words.moves[move]]
  throw new Refusal(
    'state-does-not-allow',
    `${thingEn} that is ${nowEn} cannot be ${verbEn}. Look at how it stands now.`,
    `${thing}当前为“${now}”，不能${verb}。请刷新后按当前状态办理。`,
  )
}
