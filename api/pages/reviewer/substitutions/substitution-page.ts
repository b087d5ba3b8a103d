import type { FastifyRequest } from 'fastify'
import type { SubstitutionRow, SubstitutionsPage } from '../../../../templates/pages/reviewer/substitution-model.ts'
import type { Leave } from '../../../leaves/queries.ts'
import type { Officer } from '../../../people/queries.ts'
import { parkOf, personOf } from '../../../plugins/access.ts'
import { mayEnterFor } from '../../../substitutions/enter-substitution.ts'
import type { HeldTask } from '../../../substitutions/hand-over.ts'
import type { Substitution } from '../../../substitutions/substitution.ts'
import { errorSummary } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { shortDate } from '../../parts/dates.ts'
import type { ScopeChoices } from './scope-choices.ts'
import { substitutionFields } from './substitution-fields.ts'

export interface SubstitutionEntry {
  readonly substitution: Substitution
  readonly over: readonly HeldTask[]
  readonly back: readonly HeldTask[]
}

export interface SubstitutionContent {
  readonly entries: readonly SubstitutionEntry[]
  readonly leaves: readonly Leave[]
  readonly officers: readonly Officer[]
  readonly choices: ScopeChoices
  /** What has just been done, in words. */
  readonly done: string | null
}

export function substitutionsHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/substitutions`
}

export function substitutionsPage(
  request: FastifyRequest,
  { entries, leaves, officers, choices, done }: SubstitutionContent,
  form: FormState,
): SubstitutionsPage {
  return {
    frame: frameOf(request, { title: say(request, 'standIn.title'), audience: 'office' }),
    problem: errorSummary(form.problem, languageOf(request)),
    notice: done === null ? null : { tone: 'blue', role: 'status', headline: done, sentence: null, action: null },
    rows: [
      ...leaves.map((leave) => leaveRow(request, leave, officers, form.commandId)),
      ...entries.map((entry) => rowOf(request, entry, officers, choices, form.commandId)),
    ],
    action: substitutionsHref(request),
    commandId: form.commandId,
    fields: substitutionFields(request, form, officers, choices),
  }
}

function leaveRow(
  request: FastifyRequest,
  { id, personId, personName, fromAt, untilAt, reason, enteredByName }: Leave,
  officers: readonly Officer[],
  commandId: string,
): SubstitutionRow {
  const now = request.server.engine.now()
  const state = now < fromAt.getTime() ? 'ahead' : now < untilAt.getTime() ? 'leaveInForce' : 'over'
  const day = (at: number) => shortDate(languageOf(request), parkOf(request).park.zone, at, now)
  const mayEnd = state !== 'over' && mayEnterFor(parkOf(request), personOf(request).personId, personId, officers)
  return {
    action: `${substitutionsHref(request)}/leaves/${id}`,
    commandId,
    who: say(request, 'standIn.onLeave', { person: personName }),
    days: say(request, 'standIn.span', { from: day(fromAt.getTime()), until: day(untilAt.getTime() - 1) }),
    scope: say(request, 'standIn.scope.all'),
    reason: say(request, 'standIn.reasonBy', { reason, person: enteredByName }),
    state: say(request, `standIn.${state}`),
    tone: state === 'leaveInForce' ? 'tag-blue' : '',
    ...{ held: null, handOver: null, handBack: null },
    end: mayEnd ? say(request, 'standIn.leaveEnd') : null,
  }
}

function rowOf(
  request: FastifyRequest,
  { substitution, over, back }: SubstitutionEntry,
  officers: readonly Officer[],
  choices: ScopeChoices,
  commandId: string,
): SubstitutionRow {
  const { park } = parkOf(request)
  const { fromAt, untilAt, scope, scopeValues, personId, substituteId } = substitution
  const now = request.server.engine.now()
  const state = now < fromAt.getTime() ? 'ahead' : now < untilAt.getTime() ? 'inForce' : 'over'
  const day = (at: number) => shortDate(languageOf(request), park.zone, at, now)
  const me = personOf(request).personId
  const concerns = substituteId === me || mayEnterFor(parkOf(request), me, personId, officers)
  const named = new Map(scope === 'all' ? [] : choices[scope])
  const wordFor = (value: string) => named.get(value) ?? value
  const scopeWord = say(request, `standIn.scope.${scope}`)
  const mayHandOver = concerns && state === 'inForce' && over.length > 0
  return {
    action: `${substitutionsHref(request)}/${substitution.id}`,
    commandId,
    who: say(request, 'standIn.whoFor', { substitute: substitution.substituteName, person: substitution.personName }),
    // The last day is the one before it is over.
    days: say(request, 'standIn.span', { from: day(fromAt.getTime()), until: day(untilAt.getTime() - 1) }),
    scope: scope === 'all' ? scopeWord : `${scopeWord}：${scopeValues.map(wordFor).join('、')}`,
    reason: say(request, 'standIn.reasonBy', { reason: substitution.reason, person: substitution.enteredByName }),
    state: say(request, `standIn.${state}`),
    tone: state === 'inForce' ? 'tag-blue' : '',
    held: mayHandOver
      ? say(request, 'standIn.held', { tasks: over.map(({ name, node }) => name ?? node).join('、') })
      : null,
    handOver: mayHandOver ? say(request, 'standIn.handOver', { count: over.length }) : null,
    handBack: concerns && back.length > 0 ? say(request, 'standIn.handBack', { count: back.length }) : null,
    end: concerns && state !== 'over' ? say(request, 'standIn.end') : null,
  }
}
