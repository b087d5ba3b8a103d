import { isDeepStrictEqual } from 'node:util'
import { StoryBroken } from './caller.ts'

/** The story goes on only where what happened is what is told. */
export function expectEqual(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return
  throw new StoryBroken(`${what}: expected ${JSON.stringify(expected)}, but found ${JSON.stringify(found)}.`)
}
