import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPoller } from '../../../engine/runtime/due/poller.ts'

test('has started after its first turn, though there is no end of work', async () => {
  let turns = 0
  const poller = createPoller(
    async () => {
      turns += 1
      await turnOfTheLoop()
      return true
    },
    1_000,
    () => {},
  )

  await poller.start()
  const before = turns
  await poller.stop()

  expect(before).toBeGreaterThan(0)
  expect(poller.isIdle()).toBe(true)
})

test('has started though its first turn failed', async () => {
  const errors: unknown[] = []
  const poller = createPoller(
    async () => {
      throw new Error('no database')
    },
    1_000,
    (error) => errors.push(error),
  )

  await poller.start()
  await poller.stop()

  expect(errors.length).toBe(1)
})
