import type { FastifyRequest } from 'fastify'
import { answerOnce } from '../idempotency/answer-once.ts'
import { inParkOf, parkOf, personOf } from '../plugins/access.ts'
import { Refusal } from '../refusal.ts'
import { lockRaising, readOversightRules, saveOversightRules } from './queries.ts'
import { MOST_RULES, type OversightRule } from './rules.ts'

/** Changes the rules of the park as they are at that moment: of two who change them at once, neither undoes the other. */
export async function changeOversightRules(
  request: FastifyRequest,
  change: (rules: readonly OversightRule[]) => readonly OversightRule[],
): Promise<void> {
  const parkId = parkOf(request).park.id
  const by = { personId: personOf(request).personId, now: new Date(request.server.engine.now()) }
  await inParkOf(request, (tx) =>
    answerOnce(request, tx, async () => {
      await lockRaising(tx, parkId)
      const time = change((await readOversightRules(tx, parkId)).time)
      if (time.length > MOST_RULES) {
        const message = `Expected at most ${MOST_RULES} rules: remove one first.`
        throw new Refusal('oversight-incomplete', message, `最多 ${MOST_RULES} 条规则，请先删除一条。`)
      }
      await saveOversightRules(tx, parkId, { time }, by)
      return {}
    }),
  )
}

/** What tells a rule from every other: of which clock, and when. */
export function oversightRuleKey({ about, clock, light, afterDays }: OversightRule): string {
  return `${about}.${clock}.${light}.${afterDays}`
}

/** The rules with this one, in place of the one at the same time of the same clock. */
export function withOversightRule(rules: readonly OversightRule[], rule: OversightRule): readonly OversightRule[] {
  const others = rules.filter((each) => oversightRuleKey(each) !== oversightRuleKey(rule))
  return [...others, rule].toSorted(
    (one, other) =>
      one.about.localeCompare(other.about) ||
      one.clock.localeCompare(other.clock) ||
      Number(one.light === 'red') - Number(other.light === 'red') ||
      one.afterDays - other.afterDays,
  )
}
