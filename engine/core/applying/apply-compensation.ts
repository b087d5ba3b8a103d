import type { CompensationEvent } from '../compensation/compensation-event.ts'
import { recorded, undoing, without } from '../compensation/records.ts'
import { indexOfElement } from '../find-element.ts'
import { consume, type Draft, remove, update } from './draft.ts'

/** What has completed is kept, taken up, and brought to life again to be compensated. */
export function applyCompensation(draft: Draft, event: CompensationEvent): void {
  switch (event.type) {
    case 'compensationRecorded': {
      const ended = draft.elements[indexOfElement(draft.elements, event.key)]
      if (ended === undefined) throw new Error(`Expected element ${event.key} to be alive when it is recorded.`)
      update(draft, event.scope, (scope) => recorded(scope, ended, event.partly === true))
      return
    }
    case 'compensationStarted': {
      const { by, scope } = event
      const keys = new Set(event.records)
      const all = draft.elements[indexOfElement(draft.elements, scope)]?.compensations ?? []
      update(draft, scope, (element) => consume(without(element, keys), event.consumed ?? []))
      const more = all.filter(({ key }) => keys.has(key)).map((record) => ({ scope, record }))
      if (by !== null) update(draft, by, (element) => undoing(element, more))
      return
    }
    case 'compensationTaken':
      update(draft, event.by, (element) => ({ ...element, undo: element.undo?.slice(0, -1) ?? [] }))
      return
    case 'compensationEnded':
      update(draft, event.by, ({ undo, ...element }) => element)
      return
    case 'scopeRevived': {
      const { key, node, scope, compensates, variables, records } = event
      draft.elements.push({
        key,
        node,
        scope,
        state: 'active',
        revived: true,
        ...(compensates === undefined ? undefined : { compensates }),
        ...(variables === undefined ? undefined : { variables }),
        ...(records.length === 0 ? undefined : { compensations: records }),
      })
      return
    }
    case 'elementCompensated':
      remove(draft.elements, event.key)
      return
  }
}
