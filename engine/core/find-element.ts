import type { ElementInstance, ProcessInstance } from './instance.ts'

/** Index of the element with this key, or -1. Elements stand in ascending order of their keys. */
export function indexOfElement(elements: readonly ElementInstance[], key: number): number {
  let high = elements.length - 1
  // What is asked for is nearly always the process itself or the element that came last.
  if (elements[0]?.key === key) return 0
  if (elements[high]?.key === key) return high
  let low = 1
  while (low <= high) {
    const first = elements[low]?.key ?? 0
    const last = elements[high]?.key ?? 0
    if (key < first || key > last) return -1
    // Keys are counted, so that where one stands can nearly be reckoned; where that is far off, halves are.
    const guess = first === last ? low : low + Math.floor(((key - first) / (last - first)) * (high - low))
    const found = elements[guess]?.key ?? 0
    if (found === key) return guess
    const middle = (low + high) >> 1
    const half = elements[middle]?.key ?? 0
    if (found < key) low = guess + 1
    else high = guess - 1
    if (half === key) return middle
    if (half < key) low = Math.max(low, middle + 1)
    else high = Math.min(high, middle - 1)
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
