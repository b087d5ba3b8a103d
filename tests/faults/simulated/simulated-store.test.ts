import { afterAll, beforeAll, expect, test } from 'vitest'
import { monday } from '../../support/play.ts'
import { writeFindings } from '../findings.ts'
import { chooseSeed } from '../seeded-random.ts'
import { type DrawnProcess, drawProcesses } from './drawn-processes.ts'
import { simulate } from './simulate.ts'
import { beginVirtualTime, untilOver } from './virtual-time.ts'

const isLong = process.env['SIJI_LONG'] === '1'
const seeds = isLong ? 10_000 : 300
const first = chooseSeed()
console.log(`SIJI_SEED=${first}`)

let processes: readonly DrawnProcess[]
let endVirtualTime: () => void

beforeAll(async () => {
  processes = await drawProcesses()
  endVirtualTime = beginVirtualTime(monday)
})

afterAll(() => endVirtualTime())

test(`brings every instance to its right end through ${seeds} seeds of lost answers, late, doubled and reordered commands, dead nodes and clocks a day off`, async () => {
  for (let seed = first; seed < first + seeds; seed++) {
    const breaches = await untilOver(simulate(seed, processes))

    expect(breaches, `SIJI_SEED=${seed}`).toEqual([])
  }

  if (isLong)
    writeFindings('simulated', [
      ['Seeds without a breach', seeds],
      ['First seed', String(first)],
    ])
})
