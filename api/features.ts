import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { applicationRoutes } from './applications/routes.ts'
import { departmentRoutes } from './departments/routes.ts'
import { enterpriseRoutes } from './enterprises/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { instanceRoutes } from './instances/routes.ts'
import { materialRoutes } from './materials/routes.ts'
import { parkRoutes } from './parks/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { processRoutes } from './processes/routes.ts'
import { sessionRoutes } from './sessions/routes.ts'
import { submissionRoutes } from './submissions/routes.ts'
import { welcomeRoutes } from './welcome/routes.ts'

/** The routes of one feature, registered with zod as the type provider. */
export type FeatureRoutes = FastifyPluginAsyncZod

/** Every feature that has routes. A new one adds its line here and nowhere else. */
export const features: readonly FeatureRoutes[] = [
  welcomeRoutes,
  healthRoutes,
  sessionRoutes,
  parkRoutes,
  departmentRoutes,
  peopleRoutes,
  enterpriseRoutes,
  processRoutes,
  instanceRoutes,
  applicationRoutes,
  submissionRoutes,
  materialRoutes,
]
