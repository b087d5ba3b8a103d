import type { Outcome } from '../world/send.ts'
import type { World } from '../world/world.ts'
import type { Expected } from './expected.ts'
import { judge } from './judge.ts'

/** A step that only looks: it is refused where the world is not as expected. */
export function check(world: World, expected: Expected): Outcome {
  const mismatch = judge(world, expected)
  if (mismatch === null) return { ok: true, world }
  const [wanted, found] = [JSON.stringify(mismatch.expected), JSON.stringify(mismatch.found)]
  return {
    ok: false,
    refusal: {
      code: 'check-failed',
      message: `Expected ${mismatch.key} to be ${wanted}, but found ${found}.`,
      messageZh: `${mismatch.key} 应为 ${wanted}，实际为 ${found}。`,
      expected: { [mismatch.key]: mismatch.expected },
      found: { [mismatch.key]: mismatch.found },
    },
  }
}
