import { describe } from 'vitest'
import { createMemoryStore } from '../../../engine/simulate/world/memory-store.ts'
import { testStore } from '../store/store-suite.ts'

describe('the store in memory', () => {
  testStore(createMemoryStore)
})
