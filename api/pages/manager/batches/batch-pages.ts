import type { FastifyRequest } from 'fastify'
import type { BatchesPage, BatchPage, NewBatchPage } from '../../../../templates/pages/manager/operation-models.ts'
import type { TokenPart } from '../../../../templates/pages/manager/token-part.ts'
import { textIn } from '../../../../templates/texts/catalogue.ts'
import type { BatchProgress, ItemReport } from '../../../batches/batch.ts'
import type { ForeseenBatch } from '../../../batches/foresee-batch.ts'
import { parkOf } from '../../../plugins/access.ts'
import { errorOf, errorSummary, inLanguage } from '../../error-summary.ts'
import { frameOf, say } from '../../frame.ts'
import { languageOf } from '../../language.ts'
import type { FormState } from '../../page-route.ts'
import { dateAndTime } from '../../parts/dates.ts'
import { textOf } from '../../typed.ts'
import { instanceHref } from '../instance/instance-head.ts'
import { wordFor } from '../names.ts'
import { tokenAssets } from '../versions/token-part.ts'
import { acts, askedFields, statuses } from './asked-batch.ts'

type Names = ReadonlyMap<string, string>

export function batchesHref(request: FastifyRequest): string {
  return `/parks/${parkOf(request).park.slug}/batches`
}

/** What has been ordered, the newest first. */
export function batchesPage(request: FastifyRequest, batches: readonly BatchProgress[], names: Names): BatchesPage {
  const base = batchesHref(request)
  return {
    frame: frameOf(request, { title: say(request, 'manager.batches.title'), audience: 'office' }),
    newHref: `${base}/new`,
    rows: batches.map((batch) => ({ href: `${base}/${batch.id}`, ...wordsOf(request, batch, names) })),
  }
}

interface Shown {
  readonly items: readonly ItemReport[]
  readonly names: Names
  readonly form: FormState
  readonly tokens: readonly TokenPart[]
}

/** How far one has come, and what became of each instance. */
export function batchPage(
  request: FastifyRequest,
  batch: BatchProgress,
  { items, names, form, tokens }: Shown,
): BatchPage {
  const base = batchesHref(request)
  const { act, ordered, by, ...words } = wordsOf(request, batch, names)
  const path = [
    { href: base, label: say(request, 'manager.batches.title') },
    { href: null, label: act },
  ]
  return {
    frame: frameOf(request, { title: act, audience: 'office', path, ...tokenAssets(tokens) }),
    problem: errorSummary(form.problem, languageOf(request)),
    title: act,
    context: [batch.selection.process, ordered, by].filter((part) => part !== null).join(' · '),
    ...words,
    refreshHref: batch.state === 'running' ? `${base}/${batch.id}` : null,
    stopAction: `${base}/${batch.id}/cancellation`,
    commandId: form.commandId,
    rows: items.map((item) => rowOf(request, item)),
    tokens,
    backHref: base,
  }
}

/** A process of the park, with the steps at which one may stand. */
export interface BatchProcess {
  readonly id: string
  readonly name: string
  readonly steps: readonly { readonly id: string; readonly name: string }[]
}

/** What was tried out, and where the tokens of a migration would go. */
export type Foreseen = ForeseenBatch & { readonly tokens: readonly TokenPart[] }

/** Which instances, and what: tried out first, and then for a reason. */
export function newBatchPage(
  request: FastifyRequest,
  processes: readonly BatchProcess[],
  { form, foreseen }: { readonly form: FormState; readonly foreseen: Foreseen | null },
): NewBatchPage {
  const language = languageOf(request)
  const base = batchesHref(request)
  const text = (name: string) => textOf(form.typed, name)
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]) => ({
    name,
    label,
    choices: options.map(([value, shown]) => ({ value, label: shown, selected: value === text(name) })),
  })
  const field = (name: 'version' | 'step' | 'from' | 'to' | 'toVersion' | 'code' | 'name' | 'value') => ({
    name,
    label: textIn(language, `manager.batches.${name}`),
    value: text(name),
    isStep: name === 'step' || name === 'from' || name === 'to',
  })
  const title = say(request, 'manager.batches.new')
  return {
    frame: frameOf(request, {
      title,
      audience: 'office',
      ...tokenAssets(foreseen?.tokens ?? []),
      path: [
        { href: base, label: say(request, 'manager.batches.title') },
        { href: null, label: title },
      ],
    }),
    problem: errorSummary(form.problem, language),
    tryHref: `${base}/new`,
    action: `${base}/new`,
    selects: [
      select(
        'act',
        say(request, 'manager.batches.act'),
        acts.map((act) => [act, wordFor(language, `manager.batchAct.${act}`)]),
      ),
      select(
        'process',
        say(request, 'manager.batches.process'),
        processes.map(({ id, name }) => [id, name]),
      ),
      select('status', say(request, 'manager.batches.status'), [
        ['', ''],
        ...statuses.map((status) => [status, wordFor(language, `manager.status.${status}`)] as const),
      ]),
    ],
    fields: [
      field('version'),
      field('step'),
      field('from'),
      field('to'),
      field('toVersion'),
      field('code'),
      field('name'),
      field('value'),
    ],
    steps: processes.flatMap(({ steps }) => steps),
    asked: askedFields.map((name) => ({ name, value: text(name) })),
    foreseen:
      foreseen === null
        ? null
        : {
            left: foreseen.left === 0 ? null : textIn(language, 'manager.batches.left', { count: foreseen.left }),
            rows: foreseen.items.map((item) => rowOf(request, item)),
            tokens: foreseen.tokens,
          },
    commandId: form.commandId,
    reason: text('reason'),
    reasonError: errorOf(form.problem, 'reason', language),
    backHref: base,
  }
}

function wordsOf(request: FastifyRequest, batch: BatchProgress, names: Names) {
  const language = languageOf(request)
  const { zone } = parkOf(request).park
  const { done, refused, waiting, state, act, orderedAt, orderedBy, reason } = batch
  return {
    act: wordFor(language, `manager.batchAct.${act.type}`),
    ordered: dateAndTime(language, zone, orderedAt.getTime(), request.server.engine.now()),
    by: names.get(orderedBy) ?? '',
    reason,
    progress: textIn(language, 'manager.batches.counts', { done, refused, waiting }),
    state: wordFor(language, `manager.batches.${state}`),
  }
}

function rowOf(request: FastifyRequest, { instanceId, number, businessKey, state, problem }: ItemReport) {
  const language = languageOf(request)
  const tone = state === 'refused' ? 'red' : state === 'waiting' ? 'grey' : 'green'
  return {
    href: instanceHref(request, instanceId),
    name: number ?? businessKey ?? instanceId,
    tone,
    verdict: problem === null ? wordFor(language, `manager.batches.item.${state}`) : inLanguage(language, problem),
  } as const
}
