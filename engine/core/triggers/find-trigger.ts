import type { ElementInstance, ProcessInstance, SignalTrigger, Trigger } from '../instance.ts'

/** Where a trigger stands: the element that waits, and what it waits for. */
export interface Found<T extends Trigger = Trigger> {
  readonly host: ElementInstance
  readonly trigger: T
}

/** The trigger that fits, with the lowest key of several. */
export function findTrigger(
  instance: Pick<ProcessInstance, 'elements'>,
  fits: (trigger: Trigger) => boolean,
): Found | null {
  let first: Found | null = null
  for (const host of instance.elements) {
    for (const trigger of host.triggers ?? []) {
      if (fits(trigger) && (first === null || trigger.key < first.trigger.key)) first = { host, trigger }
    }
  }
  return first
}

/** Every trigger that fits, in order of their keys. */
export function findTriggers<T extends Trigger>(
  instance: Pick<ProcessInstance, 'elements'>,
  fits: (trigger: Trigger) => trigger is T,
): readonly Found<T>[] {
  return instance.elements
    .flatMap((host) => (host.triggers ?? []).filter(fits).map((trigger) => ({ host, trigger })))
    .sort((a, b) => a.trigger.key - b.trigger.key)
}

/** Which subscription of an instance a message is for; one without a key takes any (BPMN 2.0.2 §8.4.2). */
export function findSubscription(
  instance: Pick<ProcessInstance, 'elements'>,
  name: string,
  key: string | null,
): Found | null {
  return findTrigger(
    instance,
    (trigger) =>
      trigger.type === 'message' &&
      trigger.name === name &&
      (trigger.correlationKey === null || trigger.correlationKey === key),
  )
}

export function isSignal(name: string): (trigger: Trigger) => trigger is SignalTrigger {
  return (trigger): trigger is SignalTrigger => trigger.type === 'signal' && trigger.name === name
}
