import { instantAt, readDay } from '../../../../engine/index.ts'
import { Refusal } from '../../../refusal.ts'
import type { AskedSubstitution } from '../../../substitutions/enter-substitution.ts'
import { scopes } from '../../../substitutions/substitution.ts'
import { listOf, type Typed, textOf } from '../../typed.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Chosen where nobody stands in: then it is leave. */
export const NOBODY = 'nobody'

/** What the form asks for: whole days in the park's zone, the last one with it. */
export function askedSubstitution(typed: Typed, zone: string): AskedSubstitution {
  const [from, until] = [readDay(textOf(typed, 'from')), readDay(textOf(typed, 'until'))]
  const [person, substitute] = [textOf(typed, 'person'), textOf(typed, 'substitute')]
  const wrong = [
    UUID.test(person) ? [] : [problem('person', 'Choose who is away.', '请选择谁外出。')],
    UUID.test(substitute) || substitute === NOBODY
      ? []
      : [problem('substitute', 'Choose who stands in.', '请选择由谁代岗。')],
    from === null ? [problem('from', 'Write a date such as 2026-03-02.', '请填写日期，例如 2026-03-02。')] : [],
    until === null ? [problem('until', 'Write a date such as 2026-03-02.', '请填写日期，例如 2026-03-02。')] : [],
  ].flat()
  if (from === null || until === null || wrong.length > 0)
    throw new Refusal('substitution-invalid', 'The entry has mistakes.', '登记有误。', wrong)
  const scope = scopes.find((each) => each === textOf(typed, 'scope')) ?? 'all'
  return {
    personId: person,
    substituteId: substitute,
    fromAt: new Date(instantAt(from, 0, zone)),
    untilAt: new Date(instantAt(until + 1, 0, zone)),
    scope,
    // What was ticked in the other lists is not meant.
    scopeValues: scope === 'all' ? [] : listOf(typed, scope),
    reason: textOf(typed, 'reason').slice(0, 500),
  }
}

function problem(field: string, message: string, messageZh: string) {
  return { field, code: 'substitution-invalid', message, messageZh }
}
