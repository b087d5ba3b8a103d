import { availableParallelism } from 'node:os'
import { Refusal } from '../refusal.ts'

const MOST_WAITING = 200

let running = 0
const waiting: (() => void)[] = []

/** Password hashing takes 19 MB and a core each: as many at once as there are cores, the others wait their turn. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < availableParallelism()) running++
  else await queue()
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}

async function queue(): Promise<void> {
  if (waiting.length >= MOST_WAITING) {
    throw new Refusal('overloaded', 'Too many people sign in at once. Try again.', '登录人数过多，请稍后再试。')
  }
  await new Promise<void>((resolve) => waiting.push(resolve))
}
