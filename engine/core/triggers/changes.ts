import { CLOCK } from '../clocks/clock-variable.ts'
import type { Event } from '../events.ts'
import { findElement } from '../find-element.ts'
import type { ElementInstance } from '../instance.ts'
import { isLoopName } from '../loops/loop-variables.ts'

/** What has changed of all that conditions read, counted in the order in which it happened in one command. */
export interface Changes {
  count: number
  /** Key of an element → name → number of its last change there. */
  readonly last: Map<number, Map<string, number>>
}

/** What the answer to a condition rests on. */
export interface Asked {
  /** How many changes there had been. */
  readonly count: number
  readonly names: ReadonlySet<string>
}

export function noChanges(): Changes {
  return { count: 0, last: new Map() }
}

/** Notes a variable that was set, and a clock that expressions see differently now. */
export function noteChange(changes: Changes, event: Event): void {
  switch (event.type) {
    case 'variablesSet':
      for (const name of Object.keys(event.variables)) note(changes, event.scope, name)
      return
    case 'clockStarted':
      note(changes, event.clock.host, CLOCK)
      return
    case 'clockMoved':
      note(changes, event.from, CLOCK)
      note(changes, event.host, CLOCK)
      return
    case 'clockPaused':
    case 'clockResumed':
    case 'clockExtended':
    case 'clockReopened':
    case 'clockRescheduled':
    case 'clockEnded':
    case 'lightChanged':
      note(changes, event.host, CLOCK)
  }
}

/** Whether a name that was read at element `key` stands for something else since; what a loop counts always may. */
export function hasChanged(
  { last }: Changes,
  elements: readonly ElementInstance[],
  key: number,
  { count, names }: Asked,
): boolean {
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) {
    const here = last.get(at.key)
    for (const name of here === undefined ? [] : names) if ((here?.get(name) ?? 0) > count) return true
  }
  for (const name of names) if (isLoopName(name)) return true
  return false
}

function note(changes: Changes, key: number, name: string): void {
  changes.count += 1
  const names = changes.last.get(key)
  if (names === undefined) changes.last.set(key, new Map([[name, changes.count]]))
  else names.set(name, changes.count)
}
