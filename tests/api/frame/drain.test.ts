import { expect, test } from 'vitest'
import { createDrain } from '../../../api/server/drain.ts'

test('waits for what ends in time, and no longer than the time it has', async () => {
  const drain = createDrain(0.05)
  const before = drain.isDraining()

  const ended = await drain.within(Promise.resolve('done'), 0)
  const reserved = await drain.within(new Promise(() => {}), 1_000)
  const late = await drain.within(new Promise(() => {}), 0)

  expect([before, drain.isDraining()]).toEqual([false, true])
  expect([ended, reserved, late]).toEqual([true, false, false])
  await expect(drain.within(Promise.reject(new Error('broken')), 0)).rejects.toThrow('broken')
})
