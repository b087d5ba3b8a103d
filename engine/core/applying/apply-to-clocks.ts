import type { ClockSuspension } from '../../lifecycles/clock-ledger.ts'
import type { ClockEvent } from '../clocks/clock-event.ts'
import type { ClockState } from '../clocks/clock-state.ts'
import type { Draft } from './draft.ts'

/** What an event did to the clocks of an instance. */
export function applyToClocks(draft: Draft, event: ClockEvent): void {
  switch (event.type) {
    case 'clockStarted':
      draft.clocks = [...(draft.clocks ?? []), event.clock]
      return
    case 'clockMoved':
      draft.clocks = draft.clocks?.map((clock) => moved(clock, event)) ?? []
      if (draft.wholeSuspensions !== undefined) draft.wholeSuspensions = movedAlong(draft.wholeSuspensions, event)
      return
    case 'clockPaused':
      change(draft, event, ({ context }) => ({
        value: 'paused',
        context: { ...context, suspensions: [...context.suspensions, event.suspension] },
      }))
      return
    case 'clockResumed':
      change(draft, event, ({ context }) => {
        const suspensions = context.suspensions.map((each) =>
          each.id === event.suspension && each.to === null ? { ...each, to: event.at } : each,
        )
        return { value: valueWith(suspensions), context: { ...context, suspensions } }
      })
      return
    case 'clockExtended':
      change(draft, event, ({ context }) => ({ context: { ...context, extension: event.extension } }))
      return
    case 'clockReopened': {
      const between = event.between === null ? [] : [event.between]
      change(draft, event, ({ context }) => {
        const suspensions = [...context.suspensions, ...between, ...(event.covered ?? [])]
        return { value: valueWith(suspensions), context: { ...context, endedAt: null, suspensions } }
      })
      return
    }
    case 'clockEnded': {
      const { state: value, context } = event
      change(draft, event, () => ({ value, context }))
      if (event.kept === true) return
      const left = draft.clocks?.filter(({ key }) => key !== event.key) ?? []
      if (left.length > 0) draft.clocks = left
      else delete draft.clocks
      return
    }
    case 'clockRescheduled':
    case 'lightChanged':
      change(draft, event, () => ({}))
      return
  }
}

type Moved = Extract<ClockEvent, { readonly type: 'clockMoved' }>
type AboutOne = Extract<ClockEvent, { readonly reading: unknown }>

function change(draft: Draft, event: AboutOne, by: (clock: ClockState) => Partial<ClockState>): void {
  const { key, reading } = event
  draft.clocks = draft.clocks?.map((clock) => (clock.key === key ? { ...clock, ...by(clock), reading } : clock)) ?? []
}

function valueWith(suspensions: readonly ClockSuspension[]): ClockState['value'] {
  return suspensions.some(({ to }) => to === null) ? 'paused' : 'running'
}

/** The element of a clock has been replaced by another at the same node, also in what stands still for it elsewhere. */
function moved(clock: ClockState, event: Moved): ClockState {
  const suspensions = movedAlong(clock.context.suspensions, event)
  const { key, host } = event
  return { ...clock, context: { ...clock.context, suspensions }, ...(clock.key === key ? { host } : undefined) }
}

function movedAlong(suspensions: readonly ClockSuspension[], { host, from }: Moved): readonly ClockSuspension[] {
  return suspensions.map((each) => (each.element === from && each.to === null ? { ...each, element: host } : each))
}
