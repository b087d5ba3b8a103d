import { findElement } from '../find-element.ts'
import type { ElementInstance, ProcessInstance } from '../instance.ts'
import type { ClockState } from './clock-state.ts'

type Held = Pick<ProcessInstance, 'clocks' | 'elements'>

export function isOpen({ value }: ClockState): boolean {
  return value === 'running' || value === 'paused'
}

/** The open clocks of an element and of everything around it, the nearest first. */
export function clocksAround({ clocks = [], elements }: Held, key: number): readonly ClockState[] {
  const found: ClockState[] = []
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) {
    const { key: host } = at
    found.push(...clocks.filter((clock) => clock.host === host && isOpen(clock)))
  }
  return found
}

/** The open clocks of everything inside an element. */
export function clocksInside({ clocks = [], elements }: Held, key: number): readonly ClockState[] {
  return clocks.filter((clock) => isOpen(clock) && scopesAround(elements, clock.host).includes(key))
}

/** The keys of everything around an element, the nearest first; 0 = the process. */
export function scopesAround(elements: readonly ElementInstance[], key: number): readonly number[] {
  const keys: number[] = []
  const next = (at: number) => findElement(elements, at)?.scope ?? -1
  for (let at = next(key); at >= 0; at = next(at)) keys.push(at)
  return keys
}

/** The open clocks of one element. */
export function clocksOf({ clocks = [] }: Pick<Held, 'clocks'>, key: number): readonly ClockState[] {
  return clocks.filter((clock) => clock.host === key && isOpen(clock))
}

/** The instant at which a task of this element is due: as promised, else by law. */
export function dueOf(held: Pick<Held, 'clocks'>, key: number): number | null {
  const clocks = clocksOf(held, key)
  const first = clocks.find(({ level }) => level.clock === 'promised') ?? clocks[0]
  return first?.reading.dueAt ?? null
}

/** The numbers of the bodies in which an element lies, the innermost first. */
export function bodiesAround(elements: readonly ElementInstance[], key: number): readonly number[] {
  const bodies: number[] = []
  for (let at = findElement(elements, key); at !== null; at = findElement(elements, at.scope)) {
    if (at.body !== undefined) bodies.push(at.body)
  }
  return bodies
}
