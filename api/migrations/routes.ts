import type { z } from 'zod'
import type { FeatureRoutes } from '../features.ts'
import { processParams } from '../processes/schemas.ts'
import { foreseeMigrations, migrateInstances } from './migrate-instances.ts'
import type { MigrationOrder, MigrationReports } from './migration-order.ts'
import { migrateBody, migrationBody, migrationReports } from './schemas.ts'

const url = '/api/v1/parks/:park/processes/:process/migrations'

/** Running instances go on by another version of their process. */
export const migrationRoutes: FeatureRoutes = async (app) => {
  app.route({
    method: 'POST',
    url: `${url}/dry-run`,
    config: { permission: 'migrateInstances' },
    schema: {
      tags: ['processes'],
      summary: 'What would become of each running instance; nothing is written · 试算迁移',
      params: processParams,
      body: migrationBody,
      response: { 200: migrationReports },
    },
    handler: async (request) => viewOf(await foreseeMigrations(request, orderOf(request.params.process, request.body))),
  })

  app.route({
    method: 'POST',
    url,
    config: { permission: 'migrateInstances' },
    schema: {
      tags: ['processes'],
      summary: 'Let running instances go on by another version · 迁移在办实例',
      params: processParams,
      body: migrateBody,
      response: { 200: migrationReports },
    },
    handler: async (request) => {
      const { reason, ...body } = request.body
      return viewOf(await migrateInstances(request, orderOf(request.params.process, body), reason))
    },
  })
}

function orderOf(processId: string, body: z.output<typeof migrationBody>): MigrationOrder {
  const { fromVersion, toVersion, plan, instances } = body
  return { processId, fromVersion, toVersion, plan, instances: instances ?? null }
}

function viewOf({ instances, left }: MigrationReports) {
  return { instances: [...instances], left }
}
