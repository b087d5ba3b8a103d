import type { FastifyRequest } from 'fastify'
import type { DefinitionRow, Problem, ProcessDefinition } from '../../../engine/index.ts'
import type { ProcessesPage, ProcessPage } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Department } from '../../departments/queries.ts'
import { entryAssets } from '../../designer-bundle/bundle.ts'
import { isAllowed } from '../../permissions.ts'
import { parkOf } from '../../plugins/access.ts'
import type { DescribedProcess } from '../../process-description/described-process.ts'
import { authorityOf } from '../../process-description/permits-with-document.ts'
import type { RunningCount } from '../../processes/queries.ts'
import type { StepFigures } from '../../step-figures/read-step-figures.ts'
import { frameOf, say } from '../frame.ts'
import { languageOf } from '../language.ts'
import { shortDate } from '../parts/dates.ts'
import { compareHref } from './designer-page.ts'
import { versionName } from './names.ts'
import { stepFigureParts } from './step-figure-parts.ts'

export interface ProcessReading {
  /** All versions of the process, the newest first. */
  readonly versions: readonly DefinitionRow[]
  readonly running: readonly RunningCount[]
  /** Of the newest version; `null` where it has no `process.json`. */
  readonly described: DescribedProcess | null
}

/** The processes of the park, each with its newest version. */
export function processesPage(request: FastifyRequest, readings: readonly ProcessReading[]): ProcessesPage {
  const language = languageOf(request)
  const base = `/parks/${parkOf(request).park.slug}`
  return {
    frame: frameOf(request, { title: say(request, 'manager.processes.title'), audience: 'office' }),
    rows: readings.flatMap(({ versions, running, described }) => {
      const [newest] = versions
      if (newest === undefined) return []
      const id = newest.processId
      return [
        {
          href: `${base}/processes/${encodeURIComponent(id)}`,
          name: described?.description.title[language] ?? newest.name ?? id,
          id,
          description: described?.description.description?.[language] ?? null,
          version: versionName(language, newest.version),
          deployed: dayOf(request, newest.deployedAt),
          running: running.reduce((sum, each) => sum + each.running, 0),
          runningHref: `${base}/instances?process=${encodeURIComponent(id)}&status=active`,
        },
      ]
    }),
  }
}

/** One process: its versions with what runs on them, the picture of one, and what it rests on. */
export function processPage(
  request: FastifyRequest,
  { versions, running, described }: ProcessReading,
  shown: DefinitionRow,
  {
    problems,
    definition,
    figures,
    ...names
  }: {
    readonly problems: readonly Problem[]
    readonly definition: ProcessDefinition
    readonly figures: StepFigures
    readonly people: ReadonlyMap<string, string>
    readonly departments: readonly Department[]
  },
): ProcessPage {
  const language = languageOf(request)
  const base = `/parks/${parkOf(request).park.slug}`
  const id = shown.processId
  const instancesHref = `${base}/instances?process=${encodeURIComponent(id)}&version=${shown.version}&status=active`
  const assets = entryAssets('diagram')
  const title = described?.description.title[language] ?? shown.name ?? id
  return {
    frame: frameOf(request, {
      title,
      audience: 'office',
      scripts: [assets.script],
      styles: assets.styles,
      path: [
        { href: `${base}/processes`, label: say(request, 'manager.processes.title') },
        { href: null, label: title },
      ],
    }),
    title,
    context: id,
    description: described?.description.description?.[language] ?? null,
    isDescribed: described !== null,
    problems: problems.map(({ element, message, messageZh }) => ({
      element,
      text: language === 'zh' ? messageZh : message,
    })),
    designHref: isAllowed('designProcess', parkOf(request).roles) ? `${base}/designer` : null,
    migrateHref:
      versions.length > 1 && isAllowed('migrateInstances', parkOf(request).roles)
        ? `${base}/processes/${encodeURIComponent(id)}/migration`
        : null,
    versions: versions.map((row) => ({
      name: versionName(language, row.version),
      href: `${base}/processes/${encodeURIComponent(id)}?version=${row.version}#diagram`,
      current: row.version === shown.version,
      deployed: dayOf(request, row.deployedAt),
      by: names.people.get(row.deployedBy) ?? row.deployedBy,
      note: row.note === '' ? null : row.note,
      running: running.find(({ hash }) => hash === row.hash)?.running ?? 0,
      compareHref:
        row.version > 1 && isAllowed('designProcess', parkOf(request).roles)
          ? compareHref(request, id, row.version)
          : null,
      runningHref: `${base}/instances?process=${encodeURIComponent(id)}&version=${row.version}&status=active`,
    })),
    diagramTitle: textIn(language, 'manager.process.diagram', { version: versionName(language, shown.version) }),
    source: `/api/v1${base}/processes/${encodeURIComponent(id)}/versions/${shown.version}/xml`,
    ...stepFigureParts(languageOf(request), definition, figures, instancesHref),
    ...partsOf(request, described, names.departments),
  }
}

function partsOf(
  request: FastifyRequest,
  described: DescribedProcess | null,
  departments: readonly Department[],
): Pick<ProcessPage, 'basis' | 'permits' | 'forms'> {
  if (described === null) return { basis: [], permits: [], forms: [] }
  const language = languageOf(request)
  const { park } = parkOf(request)
  const department = (code: string) => {
    const found = departments.find((each) => each.code === code)
    return (language === 'zh' ? found?.name : found?.nameEn) ?? code
  }
  const days = (count: number | null) =>
    count === null ? say(request, 'manager.process.noLimit') : textIn(language, 'manager.process.days', { days: count })
  return {
    basis: described.description.legalBasis.map(({ law, articles }) => ({
      label: law,
      value: articles,
      strong: false,
    })),
    permits: [...described.permits.values()].map((permit) => ({
      name: permit.name[language],
      authority: department(authorityOf(permit, park)),
      promised: days(permit.promisedDays),
      statutory: days(permit.statutoryDays),
    })),
    forms: [...described.forms].map(([key, form]) => ({
      key,
      fields: textIn(language, 'manager.process.fields', { count: form.fields.length }),
    })),
  }
}

function dayOf(request: FastifyRequest, at: number): string {
  return shortDate(languageOf(request), parkOf(request).park.zone, at, request.server.engine.now())
}
