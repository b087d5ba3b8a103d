import { describe, expect, test } from 'vitest'
import { createTurns } from '../../../engine/runtime/commands/turns.ts'

/** A lane that holds `size` commands and asks for its turn. */
function lane(turns: ReturnType<typeof createTurns>, size: number) {
  const state = { size, isWriting: false }
  const turn = turns
    .take(() => state.size)
    .then(() => {
      state.isWriting = true
    })
  return { state, turn }
}

describe('two lanes that write to one database', () => {
  test('the first goes at once, however little it has', async () => {
    const turns = createTurns(64, 60_000)

    const first = lane(turns, 1)
    await first.turn

    expect(first.state.isWriting).toBe(true)
  })

  test('one that has little goes when the other is done', async () => {
    const turns = createTurns(64, 60_000)
    await lane(turns, 1).turn
    const second = lane(turns, 1)
    await Promise.resolve()
    const before = second.state.isWriting

    turns.giveBack()
    await second.turn

    expect([before, second.state.isWriting]).toEqual([false, true])
  })

  test('one that gathers enough goes beside the other', async () => {
    const turns = createTurns(64, 60_000)
    await lane(turns, 1).turn
    const second = lane(turns, 63)

    second.state.size = 64
    turns.look()
    await second.turn

    expect(second.state.isWriting).toBe(true)
  })

  test('one that has waited long goes beside a writer that is stuck', async () => {
    const turns = createTurns(64, 5)
    await lane(turns, 1).turn

    const second = lane(turns, 1)
    await second.turn

    expect(second.state.isWriting).toBe(true)
  })
})
