import { indexOfElement } from '../find-element.ts'
import type { ElementInstance, ProcessInstance } from '../instance.ts'

/** An instance while one command changes it: private to that command, its array copied once, elements replaced. */
export type Draft = { -readonly [Field in keyof Omit<ProcessInstance, 'elements'>]: ProcessInstance[Field] } & {
  elements: ElementInstance[]
}

/** A draft whose changes leave `instance` as it is. */
export function draftOf(instance: ProcessInstance): Draft {
  return { ...instance, elements: instance.elements.slice() }
}

/** Replaces one element by what it has become. */
export function update(draft: Draft, key: number, change: (element: ElementInstance) => ElementInstance): void {
  const index = indexOfElement(draft.elements, key)
  const element = draft.elements[index]
  if (element === undefined) throw new Error(`Expected element ${key} of instance ${draft.id} to be alive.`)
  draft.elements[index] = change(element)
}

/** Takes an element out, and gives what it was. */
export function remove(elements: ElementInstance[], key: number): ElementInstance {
  const index = indexOfElement(elements, key)
  const element = elements[index]
  if (element === undefined) throw new Error(`Expected element ${key} to be alive when it ends.`)
  if (index === elements.length - 1) elements.pop()
  else elements.splice(index, 1)
  return element
}

/** A join takes one waiting token per entry of `consumed`; what is there beyond it stays. */
export function consume({ waiting = [], ...scope }: ElementInstance, consumed: readonly string[]): ElementInstance {
  const wanted = new Map<string, number>()
  for (const flow of consumed) wanted.set(flow, (wanted.get(flow) ?? 0) + 1)
  const left = waiting.filter((flow) => {
    const open = wanted.get(flow) ?? 0
    wanted.set(flow, open - 1)
    return open <= 0
  })
  return left.length === 0 ? scope : { ...scope, waiting: left }
}
