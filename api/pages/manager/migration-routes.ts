import type { FastifyRequest } from 'fastify'
import { renderPage } from '../../../templates/pages/render-page.ts'
import type { FeatureRoutes } from '../../features.ts'
import { foreseeMigrations, migrateInstances } from '../../migrations/migrate-instances.ts'
import { MOST_AT_ONCE } from '../../migrations/migration-order.ts'
import { readVersions } from '../../migrations/read-versions.ts'
import { processParams as params } from '../../processes/schemas.ts'
import { Refusal } from '../../refusal.ts'
import { type FormState, freshForm, page, pageForm } from '../page-route.ts'
import { listOf, textOf, typedBody } from '../typed.ts'
import { askedMigration } from './asked-migration.ts'
import { type ForeseenMigration, migrationPage } from './migration-page.ts'
import { readProcess } from './read-process.ts'
import { loadStanding, tokenPart } from './versions/token-part.ts'

const url = '/parks/:park/processes/:process/migration'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Running instances go on by another version, after a page that says what becomes of each. */
export const migrationPageRoutes: FeatureRoutes = async (app) => {
  page(app, {
    url,
    permission: 'migrateInstances',
    summary: 'Tries out a migration · 试算迁移',
    params,
    query: typedBody,
    show: (request, { process }, asked) => show(request, process, freshForm(asked)),
  })

  pageForm(app, {
    url,
    permission: 'migrateInstances',
    summary: 'Migrates running instances · 迁移在办实例',
    params,
    act: async (request, { park, process: processId }, typed) => {
      const { versions, running } = await readProcess(request, processId)
      const asked = askedMigration(typed, versions, running)
      const instances = listOf(typed, 'instance').filter((id) => UUID.test(id))
      if (instances.length === 0) throw nothingChosen()
      const order = { ...asked, processId, instances: instances.slice(0, MOST_AT_ONCE) }
      const reports = await migrateInstances(request, order, textOf(typed, 'reason'))
      const moved = reports.instances.filter(({ migrates }) => migrates).length
      const query = new URLSearchParams({
        from: String(asked.fromVersion),
        to: String(asked.toVersion),
        moved: String(moved),
      })
      return `/parks/${park}/processes/${encodeURIComponent(processId)}/migration?${query}`
    },
    show: (request, { process }, form) => show(request, process, form),
  })
}

async function show(request: FastifyRequest, processId: string, form: FormState): Promise<string> {
  const reading = await readProcess(request, processId)
  return renderPage('manager/migration', await pageOf(request, reading, form))
}

async function pageOf(request: FastifyRequest, reading: Awaited<ReturnType<typeof readProcess>>, form: FormState) {
  const asked = askedMigration(form.typed, reading.versions, reading.running)
  const order = { ...asked, processId: reading.versions[0]?.processId ?? '', instances: null }
  if (reading.versions.length < 2) return migrationPage(request, reading, { form, foreseen: null })
  try {
    const versions = await readVersions(request, order)
    const reports = await foreseeMigrations(request, order)
    const instances = reports.instances.map(({ instanceId }) => instanceId)
    const tokens = tokenPart(request, {
      ...versions,
      plan: asked.plan,
      instances: await loadStanding(request, instances),
    })
    const foreseen: ForeseenMigration = { ...versions, reports, tokens }
    return migrationPage(request, reading, { form, foreseen })
  } catch (error) {
    // Two versions of which nothing can be tried out: said above the choice.
    if (!(error instanceof Refusal)) throw error
    return migrationPage(request, reading, { form: { ...form, problem: form.problem ?? error }, foreseen: null })
  }
}

function nothingChosen(): Refusal {
  return new Refusal(
    'nothing-chosen',
    'Expected at least one instance to be ticked, but found none.',
    '请至少勾选一个实例。',
  )
}
