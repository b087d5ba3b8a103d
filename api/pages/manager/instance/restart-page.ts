import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Decision, ProcessDefinition, RestartPoint } from '../../../../engine/index.ts'
import type { RestartPage } from '../../../../templates/pages/manager/operation-models.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import { errorOf, errorSummary, inLanguage } from '../../error-summary.ts'
import { frameOf } from '../../frame.ts'
import type { FormState } from '../../page-route.ts'
import { type Typed, textOf } from '../../typed.ts'
import { eventWords } from '../describe-history.ts'
import { nodeName } from '../names.ts'
import { instancePath } from './diagram-page.ts'
import { instanceHref, instanceTitle } from './instance-head.ts'
import type { InstanceReading } from './instance-reading.ts'

/** Where it is to go on; nothing as long as nothing has been asked. */
export const restartQuery = z.object({
  node: z.string().max(120).optional(),
  body: z.string().max(6).optional(),
})

/** The point that was asked for, with the same number for every loop around it; none = from the beginning. */
export function pointsOf(definition: ProcessDefinition, typed: Typed): readonly RestartPoint[] {
  const id = textOf(typed, 'node')
  const node = definition.nodes.get(id)
  if (id === '') return []
  const number = Number.parseInt(textOf(typed, 'body'), 10)
  if (node === undefined || !(number > 0)) return [{ node: id }]
  const around: string[] = [id]
  for (let scope: typeof node.scope | null = node.scope; scope !== null; scope = scope.parent) around.push(scope.id)
  const loops = around.filter((each) => {
    const found = definition.nodes.get(each)
    return found !== undefined && 'loop' in found && found.loop !== null
  })
  return [{ node: id, bodies: Object.fromEntries(loops.map((loop) => [loop, number - 1])) }]
}

/** Asks where an instance that has ended goes on: tried out first, and then for a reason. */
export function restartPage(
  request: FastifyRequest,
  reading: InstanceReading,
  { form, foreseen }: { readonly form: FormState; readonly foreseen: Decision | null },
): RestartPage {
  const { row, telling, definition } = reading
  const { language } = telling
  const base = instanceHref(request, row.id)
  const node = textOf(form.typed, 'node')
  const targets = [...definition.nodes.values()].filter(({ type }) => type !== 'startEvent' && type !== 'boundaryEvent')
  const title = textIn(language, 'manager.restart.title')
  return {
    frame: frameOf(request, { title, audience: 'office', path: instancePath(request, reading) }),
    problem: errorSummary(form.problem, language),
    subject: instanceTitle(row),
    action: `${base}/restart`,
    nodes: [
      { value: '', label: textIn(language, 'manager.restart.beginning'), selected: node === '' },
      ...targets.map(({ id }) => ({
        value: id,
        label: `${nodeName(language, definition, id)} (${id})`,
        selected: id === node,
      })),
    ],
    node,
    body: textOf(form.typed, 'body'),
    foreseen: foreseen === null ? null : foreseenPart(reading, foreseen),
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
    backHref: base,
  }
}

function foreseenPart({ telling }: InstanceReading, foreseen: Decision): NonNullable<RestartPage['foreseen']> {
  const { language } = telling
  if (!foreseen.accepted) {
    const problem = inLanguage(language, foreseen.rejection)
    const verdict = textIn(language, 'manager.restart.refused', { problem })
    return { tone: 'red', verdict, events: [], possible: false }
  }
  const events = eventWords(telling, foreseen.events)
  return { tone: 'green', verdict: textIn(language, 'manager.restart.possible'), events, possible: true }
}
