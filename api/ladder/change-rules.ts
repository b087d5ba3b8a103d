import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { type LadderRules, MOST_RUNGS, type Rung } from './ladder.ts'
import { lockRules, readRules, saveRules } from './queries.ts'

/** Changes the rules of the park as they are at that moment: of two who change them at once, neither undoes the other. */
export async function changeRules(request: FastifyRequest, change: (rules: LadderRules) => LadderRules): Promise<void> {
  const parkId = parkOf(request).park.id
  const now = new Date(request.server.engine.now())
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await lockRules(tx, parkId)
      const rules = change(await readRules(tx, parkId))
      if (rules.rungs.length > MOST_RUNGS) {
        const message = `Expected at most ${MOST_RUNGS} rules: remove one first.`
        throw new Refusal('ladder-invalid', message, `最多 ${MOST_RUNGS} 条规则，请先删除一条。`)
      }
      await saveRules(tx, parkId, rules, personOf(request).personId, now)
      return {}
    }),
  )
}

/** What tells a rung from every other: when, and where. */
export function rungKey({ light, afterDays, node }: Pick<Rung, 'light' | 'afterDays' | 'node'>): string {
  return `${light}.${afterDays}.${node ?? ''}`
}

/** The rungs with this one in place of the one that it changes, or of another at the same time and place. */
export function withRung(rungs: readonly Rung[], rung: Rung, was: string): readonly Rung[] {
  const others = rungs.filter((each) => ![was, rungKey(rung)].includes(rungKey(each)))
  return [...others, rung].toSorted(
    (one, other) =>
      (one.node ?? '').localeCompare(other.node ?? '') ||
      Number(one.light === 'red') - Number(other.light === 'red') ||
      one.afterDays - other.afterDays,
  )
}
