import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CommandBody, Decision, FlowNode } from '../../../../engine/index.ts'
import type { AdjustPage } from '../../../../templates/pages/manager/instance-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { pathOf } from '../../../instances/path.ts'
import { errorOf, errorSummary, inLanguage } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { eventWords } from '../describe-history.ts'
import { nodeName, wordFor } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHref, instanceTitle } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'

/** What is to be moved, as it stands in the address and in the form. */
export const adjustQuery = z.object({
  from: z.string().max(120).default(''),
  kind: z.enum(['skip', 'move']).default('skip'),
  to: z.string().max(120).default(''),
})

export type Adjustment = z.output<typeof adjustQuery>

export function readAdjustment(typed: Typed): Adjustment {
  const kind = textOf(typed, 'kind') === 'move' ? 'move' : 'skip'
  return { from: textOf(typed, 'from').slice(0, 120), kind, to: textOf(typed, 'to').slice(0, 120) }
}

/** The command that does it; `null` as long as it has not been said what to move. */
export function commandOf({ from, kind, to }: Adjustment): CommandBody | null {
  if (from === '') return null
  if (kind === 'skip') return { type: 'modifyInstance', terminate: [from], activate: [], after: [from] }
  return to === '' ? null : { type: 'modifyInstance', terminate: [from], activate: [to], after: [] }
}

/** Moves what stands at a step: tried out first, and then for a reason. */
export function adjustPage(
  request: FastifyRequest,
  reading: InstanceReading,
  shown: { readonly form: FormState; readonly foreseen: Decision | null },
): AdjustPage {
  const { form, foreseen } = shown
  const { row, telling, definition } = reading
  const { language } = telling
  const asked = readAdjustment(form.typed)
  const base = instanceHref(request, row.id)
  const targets = [...definition.nodes.values()].filter(isTarget)
  return {
    frame: frameOf(request, {
      title: textIn(language, 'manager.adjust.title'),
      audience: 'office',
      path: instancePath(request, reading),
    }),
    problem: errorSummary(form.problem, language),
    subject: instanceTitle(row),
    nothing: nothingToMove(reading),
    tryHref: `${base}/adjustment`,
    from: standingNodes(reading).map((id) => choice(reading, id, asked.from)),
    isMove: asked.kind === 'move',
    to: targets.map(({ id }) => choice(reading, id, asked.to)),
    asked: { from: asked.from, kind: asked.kind, to: asked.to },
    foreseen: foreseen === null ? null : foreseenPart(reading, foreseen),
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
    backHref: base,
  }
}

function nothingToMove(reading: InstanceReading): string | null {
  const { language } = reading.telling
  if (reading.instance.state !== 'active') return textIn(language, 'manager.adjust.ended')
  return standingNodes(reading).length === 0 ? textIn(language, 'manager.adjust.nothing') : null
}

/** Where tokens stand; the steps themselves before the scopes around them. */
function standingNodes({ definition, instance, activities, entries }: InstanceReading): readonly string[] {
  const { standings } = pathOf(definition, instance, activities, entries)
  const standing = standings.filter(({ count }) => count > 0).map(({ node }) => node)
  const isScope = (id: string) => definition.scopes.has(id)
  return [...standing.filter((id) => !isScope(id)), ...standing.filter(isScope)]
}

/** What begins only by itself or by an event cannot be where somebody moves a token to. */
function isTarget({ type }: FlowNode): boolean {
  return type !== 'startEvent' && type !== 'boundaryEvent'
}

function choice({ telling, definition }: InstanceReading, id: string, chosen: string) {
  const { language } = telling
  const node = definition.nodes.get(id)
  const scope = node === undefined || node.scope.parent === null ? '' : nodeName(language, definition, node.scope.id)
  const type = node === undefined ? '' : wordFor(language, `manager.node.${node.type}`)
  const around = [type, scope].filter((part) => part !== '').join(' · ')
  return {
    value: id,
    label: textIn(language, 'manager.adjust.choice', { name: nodeName(language, definition, id), around }),
    selected: id === chosen,
  }
}

function foreseenPart({ telling }: InstanceReading, foreseen: Decision): NonNullable<AdjustPage['foreseen']> {
  const { language } = telling
  if (!foreseen.accepted) {
    const problem = inLanguage(language, foreseen.rejection)
    const verdict = textIn(language, 'manager.adjust.refused', { problem })
    return { tone: 'red', verdict, events: [], possible: false }
  }
  const stops = foreseen.events.some(({ type }) => type === 'incidentRaised')
  return {
    tone: stops ? 'red' : 'green',
    verdict: textIn(language, stops ? 'manager.adjust.stops' : 'manager.adjust.possible'),
    events: eventWords(telling, foreseen.events),
    possible: true,
  }
}
