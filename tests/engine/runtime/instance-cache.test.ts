import { describe, expect, test } from 'vitest'
import type { ProcessInstance } from '../../../engine/core/instance.ts'
import { createInstanceCache } from '../../../engine/runtime/commands/instance-cache.ts'
import { newInstance } from '../store/changes.ts'

const parkId = '11111111-1111-4111-8111-111111111111'

describe('the instances that a node keeps in memory', () => {
  test('stay within the bound in bytes, and the one used longest ago goes first', () => {
    const cache = createInstanceCache(10_000)
    const [first, second, third] = [instance(), instance(), instance()]

    cache.remember(first, 2_000)
    cache.remember(second, 2_000)
    cache.remember(first, 2_000)
    cache.remember(third, 2_000)

    expect([first, second, third].map(({ id }) => cache.find(parkId, id)?.id)).toEqual([first.id, undefined, third.id])
  })

  test('one that is larger than the bound is not kept, and drives nobody out', () => {
    const cache = createInstanceCache(10_000)
    const [small, large] = [instance(), instance()]

    cache.remember(small, 2_000)
    cache.remember(large, 1_000_000)

    expect([small, large].map(({ id }) => cache.find(parkId, id)?.id)).toEqual([small.id, undefined])
  })

  test('what grew is counted once, as large as it is now', () => {
    const cache = createInstanceCache(10_000)
    const [grown, other] = [instance(), instance()]

    for (const length of [500, 1_000, 1_500, 2_000]) cache.remember(grown, length)
    cache.remember(other, 2_000)

    expect([grown, other].map(({ id }) => cache.find(parkId, id)?.id)).toEqual([grown.id, other.id])
  })
})

function instance(): ProcessInstance {
  return newInstance(parkId, []).change.instance
}
