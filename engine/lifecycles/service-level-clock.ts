import { assign, setup, transition } from 'xstate'
import type { Clock, ClockContext, ClockMove, ClockSuspension } from './clock-ledger.ts'
import { type ClockRefusal, refusalOf } from './clock-refusals.ts'

type Budget = Pick<ClockContext, 'budget' | 'mostExtension'>

/** The clock of a service level (domain.md §5, §9). Overdue and colour are readings, not states. */
export const serviceLevelClockMachine = setup({
  types: {
    // XState takes the types of a machine from values that are never read.
    context: {} as ClockContext,
    events: {} as ClockMove,
    input: {} as Budget,
  },
  guards: {
    hasGround: ({ context, event }) => refusalOf(context, event) === null,
    mayEndIt: ({ context, event }) => refusalOf(context, event) === null,
    isLast: ({ context, event }) =>
      event.type === 'resume' &&
      refusalOf(context, event) === null &&
      context.suspensions.every(({ id, to }) => to !== null || id === event.id),
    isFirstAndApproved: ({ context, event }) => refusalOf(context, event) === null,
  },
  actions: {
    start: assign(({ event }) => (event.type === 'start' ? { startedAt: event.at } : {})),
    suspend: assign(({ context, event }) =>
      event.type === 'pause' ? { suspensions: [...context.suspensions, event.suspension] } : {},
    ),
    endSuspension: assign(({ context, event }) =>
      event.type === 'resume' ? { suspensions: ended(context, ({ id }) => id === event.id, event.at) } : {},
    ),
    extend: assign(({ event }) => (event.type === 'extend' ? { extension: event.extension } : {})),
    stop: assign(({ context, event }) =>
      event.type === 'end' || event.type === 'deem'
        ? { endedAt: event.at, suspensions: ended(context, () => true, event.at) }
        : {},
    ),
    reopen: assign(({ context, event }) => {
      const between = event.type === 'reopen' && event.between !== null ? [event.between] : []
      return { endedAt: null, suspensions: [...context.suspensions, ...between] }
    }),
  },
}).createMachine({
  id: 'serviceLevelClock',
  initial: 'idle',
  context: ({ input }) => unstarted(input),
  states: {
    idle: { on: { start: { target: 'running', actions: 'start' } } },
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
    ended: { on: { reopen: { target: 'running', actions: 'reopen' } } },
    deemed: { type: 'final' },
  },
})

/** A clock that has not started. */
export function idleClock(budget: Budget): Clock {
  return { value: 'idle', context: unstarted(budget) }
}

/** The clock after a move, by the machine's own pure transition; or why it does not make it. */
export function moveClock({ value, context }: Clock, move: ClockMove): Clock | ClockRefusal {
  const snapshot = serviceLevelClockMachine.resolveState({ value, context })
  // XState ignores what does not apply; nobody who tries to cheat a clock may be told that it went well.
  if (!snapshot.can(move)) return refusalOf(context, move) ?? 'clock-move-not-allowed'
  const [next] = transition(serviceLevelClockMachine, snapshot, move)
  return { value: next.value, context: next.context }
}

function unstarted({ budget, mostExtension }: Budget): ClockContext {
  return { budget, mostExtension, startedAt: null, endedAt: null, extension: null, suspensions: [] }
}

function ended(
  { suspensions }: ClockContext,
  isMeant: (suspension: ClockSuspension) => boolean,
  at: number,
): readonly ClockSuspension[] {
  return suspensions.map((each) => (each.to === null && isMeant(each) ? { ...each, to: at } : each))
}
