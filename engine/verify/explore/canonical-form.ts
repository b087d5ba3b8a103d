import type { ElementInstance, ProcessInstance } from '../../core/instance.ts'
import type { HasPassed, WaitingForm } from './waiting-form.ts'

/** Fields that tell nothing about what an instance can do next, or that stand in the form in another way. */
const apart = new Set(['key', 'node', 'scope', 'variables', 'waiting', 'triggers', 'incident', 'task', 'job', 'call'])

/**
 * What is the same in two instances that can do the same: where tokens stand and wait, what may still happen. Keys,
 * variables and times are left out, and so is the order in which tokens came.
 */
export function canonicalForm(
  instance: ProcessInstance,
  happened: ReadonlySet<string>,
  waitingForm: WaitingForm,
  hasPassed: HasPassed,
): string {
  const { state, elements } = instance
  const [root] = elements
  if (root === undefined) return state
  const content = new Map<number, ElementInstance[]>()
  for (const element of elements) {
    const siblings = content.get(element.scope)
    if (siblings === undefined) content.set(element.scope, [element])
    else siblings.push(element)
  }
  const formOf = (element: ElementInstance): string => {
    const { key, node, waiting, triggers = [], incident } = element
    const events = triggers.map((trigger) => `${trigger.node}${happened.has(`${key} ${trigger.node}`) ? '!' : ''}`)
    const inside = (content.get(key) ?? []).map(formOf)
    const others = Object.entries(element).filter(([field]) => !apart.has(field))
    return `${node}(${waiting === undefined ? '' : [...waitingForm(instance, element, hasPassed)].sort()}|${events.sort()}|${incident?.code ?? ''}|${inside.sort()}|${JSON.stringify(others, withoutKeys)})`
  }
  return formOf(root)
}

/** What was recorded, without whose it was: more of the same brings nothing new. */
function withoutKeys(field: string, value: unknown): unknown {
  if (field === 'key' || field === 'variables' || field === 'compensates') return undefined
  if (!Array.isArray(value)) return value
  return [...new Set(value.map((each) => JSON.stringify(each, withoutKeys)))].sort()
}
