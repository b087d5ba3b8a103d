import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexOfElement } from '../../../engine/core/find-element.ts'
import type { ElementInstance } from '../../../engine/core/instance.ts'

test('finds an element by its key wherever gaps lie between the keys', () => {
  const gaps = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 10_000 })), { maxLength: 60 })

  const finds = fc.property(gaps, fc.nat(), (steps, wanted) => {
    let key = 0
    const elements = [0, ...steps].map((step): ElementInstance => {
      key += step
      return { key, node: 'any', scope: 0, state: 'active' }
    })
    for (const asked of [wanted % (key + 2), ...elements.map((each) => each.key)]) {
      expect(indexOfElement(elements, asked)).toBe(elements.findIndex((each) => each.key === asked))
    }
  })

  fc.assert(finds)
})
