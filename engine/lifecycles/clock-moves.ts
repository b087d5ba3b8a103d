import type { ClockContext, ClockMove, ClockSuspension } from './clock-ledger.ts'
import { refusalOf } from './clock-refusals.ts'

/** A ledger, and the move that is to be made. */
export interface Moment {
  readonly context: ClockContext
  readonly event: ClockMove
}

const isNotRefused = ({ context, event }: Moment) => refusalOf(context, event) === null

/** When a clock may make a move, by the names that its machine has for it. */
export const clockGuards = {
  hasGround: isNotRefused,
  isCovered: ({ event }: Moment) => coveredBy(event).some(({ to }) => to === null),
  mayEndIt: isNotRefused,
  isLast: ({ context, event }: Moment) =>
    event.type === 'resume' &&
    refusalOf(context, event) === null &&
    context.suspensions.every(({ id, to }) => to !== null || id === event.id),
  isFirstAndApproved: isNotRefused,
}

/** What a move changes in the ledger, by the names that the machine has for it. */
export const clockChanges = {
  start: ({ context, event }: Moment): Partial<ClockContext> =>
    event.type === 'start' ? { startedAt: event.at, suspensions: [...context.suspensions, ...coveredBy(event)] } : {},
  suspend: ({ context, event }: Moment): Partial<ClockContext> =>
    event.type === 'pause' ? { suspensions: [...context.suspensions, event.suspension] } : {},
  endSuspension: ({ context, event }: Moment): Partial<ClockContext> =>
    event.type === 'resume' ? { suspensions: ended(context, ({ id }) => id === event.id, event.at) } : {},
  extend: ({ event }: Moment): Partial<ClockContext> => (event.type === 'extend' ? { extension: event.extension } : {}),
  stop: ({ context, event }: Moment): Partial<ClockContext> =>
    event.type === 'end' || event.type === 'deem'
      ? { endedAt: event.at, suspensions: ended(context, () => true, event.at) }
      : {},
  reopen: ({ context, event }: Moment): Partial<ClockContext> => {
    const between = event.type === 'reopen' && event.between !== null ? [event.between] : []
    return { endedAt: null, suspensions: [...context.suspensions, ...between, ...coveredBy(event)] }
  },
}

function coveredBy(event: ClockMove): readonly ClockSuspension[] {
  return event.type === 'start' || event.type === 'reopen' ? (event.covered ?? []) : []
}

function ended(
  { suspensions }: ClockContext,
  isMeant: (suspension: ClockSuspension) => boolean,
  at: number,
): readonly ClockSuspension[] {
  return suspensions.map((each) => (each.to === null && isMeant(each) ? { ...each, to: at } : each))
}
