import type { FastifyRequest } from 'fastify'
import { checkMigration, type FlowNode, type MigrationProblem } from '../../../engine/index.ts'
import type { MigrationPage } from '../../../templates/pages/manager/migration-model.ts'
import type { TokenPart } from '../../../templates/pages/manager/token-part.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { MigrationReport, MigrationReports, ReadVersion } from '../../migrations/migration-order.ts'
import { parkOf } from '../../plugins/access.ts'
import { errorOf, errorSummary, fieldId, inLanguage } from '../error-summary.ts'
import { frameOf } from '../frame.ts'
import { languageOf } from '../language.ts'
import type { FormState } from '../page-route.ts'
import { listOf, textOf } from '../typed.ts'
import { type AskedMigration, askedMigration, STEP } from './asked-migration.ts'
import { nodeName, versionName } from './names.ts'
import type { ProcessReading } from './process-pages.ts'
import { tokenAssets } from './versions/token-part.ts'

/** What the page tells of two versions once both have been chosen. */
export interface ForeseenMigration {
  readonly from: ReadVersion
  readonly to: ReadVersion
  readonly reports: MigrationReports
  readonly tokens: TokenPart | null
}

/** From one version to another: tried out for every running instance, then done for those that are ticked. */
export function migrationPage(
  request: FastifyRequest,
  { versions, running }: ProcessReading,
  { form, foreseen }: { readonly form: FormState; readonly foreseen: ForeseenMigration | null },
): MigrationPage {
  const language = languageOf(request)
  const id = versions[0]?.processId ?? ''
  const subject = versions[0]?.name ?? id
  const processes = `/parks/${parkOf(request).park.slug}/processes`
  const base = `${processes}/${encodeURIComponent(id)}`
  const asked = askedMigration(form.typed, versions, running)
  const choices = (chosen: number) =>
    versions.map(({ version, hash }) => ({
      value: String(version),
      label: textIn(language, 'manager.migration.option', {
        version: versionName(language, version),
        running: running.find((each) => each.hash === hash)?.running ?? 0,
      }),
      selected: version === chosen,
    }))
  const tokens = foreseen?.tokens == null ? [] : [foreseen.tokens]
  const moved = textOf(form.typed, 'moved')
  return {
    frame: frameOf(request, {
      title: textIn(language, 'manager.migration.title'),
      audience: 'office',
      ...tokenAssets(tokens),
      path: [
        { href: processes, label: textIn(language, 'manager.processes.title') },
        { href: base, label: subject },
        { href: null, label: textIn(language, 'manager.migration.title') },
      ],
    }),
    problem: errorSummary(form.problem, language),
    subject,
    moved: /^[1-9]\d{0,2}$/.test(moved) ? textIn(language, 'manager.migration.moved', { count: moved }) : null,
    nothing: versions.length > 1 ? null : textIn(language, 'manager.migration.oneVersion'),
    action: `${base}/migration`,
    from: choices(asked.fromVersion),
    to: choices(asked.toVersion),
    steps: foreseen === null ? [] : stepsOf(request, foreseen, asked),
    foreseen: foreseen === null ? null : foreseenPart(request, foreseen, form),
    tokens,
    asked: [
      { name: 'from', value: String(asked.fromVersion) },
      { name: 'to', value: String(asked.toVersion) },
      ...Object.entries(asked.plan).map(([node, target]) => ({ name: `${STEP}${node}`, value: target })),
    ],
    commandId: form.commandId,
    reason: textOf(form.typed, 'reason'),
    reasonError: errorOf(form.problem, 'reason', language),
    backHref: base,
  }
}

/** Every step that a counterpart can be named for: those that lack one, whatever has been named so far. */
function stepsOf(
  request: FastifyRequest,
  { from, to }: ForeseenMigration,
  { plan }: AskedMigration,
): MigrationPage['steps'] {
  const language = languageOf(request)
  const lacking = checkMigration(from.definition, to.definition).filter(({ node }) => {
    const type = from.definition.nodes.get(node)?.type
    return type !== undefined && type !== 'startEvent' && type !== 'endEvent'
  })
  return lacking.map((problem: MigrationProblem) => {
    const node = from.definition.nodes.get(problem.node)
    const like = [...to.definition.nodes.values()].filter(({ type }: FlowNode) => type === node?.type)
    const chosen = plan[problem.node] ?? ''
    return {
      id: fieldId(`${STEP}${problem.node}`),
      name: `${STEP}${problem.node}`,
      label: nodeName(language, from.definition, problem.node),
      why: inLanguage(language, problem),
      choices: [
        { value: '', label: textIn(language, 'manager.migration.same'), selected: chosen === '' },
        ...like.map(({ id }) => ({
          value: id,
          label: `${nodeName(language, to.definition, id)} (${id})`,
          selected: id === chosen,
        })),
      ],
    }
  })
}

function foreseenPart(
  request: FastifyRequest,
  { from, reports: { instances, left } }: ForeseenMigration,
  { typed, problem }: FormState,
): NonNullable<MigrationPage['foreseen']> {
  const language = languageOf(request)
  const version = versionName(language, from.row.version)
  const ticked = listOf(typed, 'instance')
  return {
    empty: instances.length > 0 ? null : textIn(language, 'manager.migration.none', { version }),
    left: left === 0 ? null : textIn(language, 'manager.migration.left', { count: left }),
    rows: instances.map((report: MigrationReport) => ({
      id: report.instanceId,
      href: `/parks/${parkOf(request).park.slug}/instances/${report.instanceId}`,
      name: report.number ?? report.businessKey ?? report.instanceId,
      possible: report.migrates,
      chosen: problem === null || ticked.includes(report.instanceId),
      tone: report.migrates ? 'green' : 'red',
      verdict:
        report.problem === null ? textIn(language, 'manager.migration.possible') : inLanguage(language, report.problem),
    })),
    possible: instances.some(({ migrates }) => migrates),
  }
}
