import type { WholeEvent } from '../clocks/clock-event.ts'
import type { Draft } from './draft.ts'

/** A whole stands still from now on, or goes on; what has ended is kept, for a clock may count from before it. */
export function applyToWholes(draft: Draft, event: WholeEvent): void {
  const { wholeSuspensions = [] } = draft
  switch (event.type) {
    case 'wholePaused':
      draft.wholeSuspensions = [...wholeSuspensions, event.suspension]
      return
    case 'wholeResumed':
      draft.wholeSuspensions = wholeSuspensions.map((each) =>
        each.id === event.suspension && each.to === null ? { ...each, to: event.at } : each,
      )
      return
  }
}
