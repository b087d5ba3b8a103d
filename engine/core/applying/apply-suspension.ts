import type { Event } from '../events.ts'
import { holdersOf } from '../suspension.ts'
import type { Draft } from './draft.ts'

type SuspensionEvent = Extract<Event, { readonly type: 'instanceSuspended' | 'instanceResumed' | 'signalKept' }>

/** Somebody holds the instance, lets it go, or something has come for it meanwhile. */
export function applySuspension(draft: Draft, event: SuspensionEvent): void {
  switch (event.type) {
    case 'instanceSuspended':
      draft.suspendedBy = [...holdersOf(draft), event.by ?? 'person']
      draft.suspended = true
      return
    case 'instanceResumed': {
      const left = holdersOf(draft).filter((holder) => holder !== (event.by ?? 'person'))
      if (left.length > 0) draft.suspendedBy = left
      else {
        delete draft.suspended
        delete draft.suspendedBy
        delete draft.keptSignals
      }
      return
    }
    case 'signalKept':
      draft.keptSignals = [...(draft.keptSignals ?? []), { name: event.name, variables: event.variables }]
      return
  }
}
