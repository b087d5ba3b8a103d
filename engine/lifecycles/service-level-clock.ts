import { assign, setup } from 'xstate'
import type { Clock, ClockContext, ClockMove, ClockValue } from './clock-ledger.ts'
import { clockChanges, clockGuards } from './clock-moves.ts'
import { type ClockRefusal, refusalOf } from './clock-refusals.ts'
import { guardedLifecycle } from './guarded-lifecycle.ts'

type Budget = Pick<ClockContext, 'budget' | 'mostExtension'>

/** The clock of a service level (domain.md §5, §9). Overdue and colour are readings, not states. */
export const serviceLevelClockMachine = setup({
  types: {
    // XState takes the types of a machine from values that are never read.
    context: {} as ClockContext,
    events: {} as ClockMove,
    input: {} as Budget,
  },
  guards: clockGuards,
  actions: {
    start: assign(clockChanges.start),
    suspend: assign(clockChanges.suspend),
    endSuspension: assign(clockChanges.endSuspension),
    extend: assign(clockChanges.extend),
    stop: assign(clockChanges.stop),
    reopen: assign(clockChanges.reopen),
  },
}).createMachine({
  id: 'serviceLevelClock',
  initial: 'idle',
  context: ({ input }) => unstarted(input),
  states: {
    idle: {
      on: {
        start: [
          { target: 'paused', guard: 'isCovered', actions: 'start' },
          { target: 'running', actions: 'start' },
        ],
      },
    },
    running: {
      on: {
        pause: { target: 'paused', guard: 'hasGround', actions: 'suspend' },
        extend: { target: 'running', guard: 'isFirstAndApproved', actions: 'extend' },
        end: { target: 'ended', actions: 'stop' },
        deem: { target: 'deemed', actions: 'stop' },
      },
    },
    paused: {
      on: {
        pause: { target: 'paused', guard: 'hasGround', actions: 'suspend' },
        resume: [
          { target: 'running', guard: 'isLast', actions: 'endSuspension' },
          { target: 'paused', guard: 'mayEndIt', actions: 'endSuspension' },
        ],
        end: { target: 'ended', actions: 'stop' },
      },
    },
    ended: {
      on: {
        reopen: [
          { target: 'paused', guard: 'isCovered', actions: 'reopen' },
          { target: 'running', actions: 'reopen' },
        ],
      },
    },
    deemed: { type: 'final' },
  },
})

const waysOf = guardedLifecycle<ClockValue, ClockMove['type']>(serviceLevelClockMachine)
const guards = new Map(Object.entries(clockGuards))
const changes = new Map(Object.entries(clockChanges))

/** A clock that has not started. */
export function idleClock(budget: Budget): Clock {
  return { value: 'idle', context: unstarted(budget) }
}

/** The clock after a move, by the machine as a table; or why it does not make it. */
export function moveClock({ value, context }: Clock, move: ClockMove): Clock | ClockRefusal {
  const way = waysOf(value, move.type).find(
    ({ guard }) => guard === null || guards.get(guard)?.({ context, event: move }),
  )
  // Nobody who tries to cheat a clock may be told that it went well.
  if (way === undefined) return refusalOf(context, move) ?? 'clock-move-not-allowed'
  let after = context
  for (const action of way.actions) after = { ...after, ...changes.get(action)?.({ context: after, event: move }) }
  return { value: way.target, context: after }
}

function unstarted({ budget, mostExtension }: Budget): ClockContext {
  return { budget, mostExtension, startedAt: null, endedAt: null, extension: null, suspensions: [] }
}
