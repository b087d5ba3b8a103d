import type { ElementInstance, ProcessInstance } from './instance.ts'

/** An instance while one command changes it: private to that command, its array copied once, elements replaced. */
export type Draft = { -readonly [Field in keyof Omit<ProcessInstance, 'elements'>]: ProcessInstance[Field] } & {
  elements: ElementInstance[]
}

/** A draft whose changes leave `instance` as it is. */
export function draftOf(instance: ProcessInstance): Draft {
  return { ...instance, elements: instance.elements.slice() }
}
