import type { ElementInstance, ProcessInstance } from './instance.ts'

/** Index of the element with this key, or -1. Elements stand in ascending order of their keys. */
export function indexOfElement(elements: readonly ElementInstance[], key: number): number {
  let high = elements.length - 1
  // What is asked for is nearly always the process itself or the element that came last.
  if (elements[0]?.key === key) return 0
  if (elements[high]?.key === key) return high
  let low = 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = elements[middle]?.key ?? Number.POSITIVE_INFINITY
    if (found === key) return middle
    if (found < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The element with this key while it is alive. */
export function findElement(elements: readonly ElementInstance[], key: number): ElementInstance | null {
  return elements[indexOfElement(elements, key)] ?? null
}

/** Every element that is alive at this node, in order of activation. */
export function activeElements(instance: ProcessInstance, node: string): readonly ElementInstance[] {
  return instance.elements.filter((element) => element.node === node)
}
