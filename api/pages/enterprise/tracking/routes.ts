import type { FeatureRoutes } from '../../../features.ts'
import { choiceRoutes } from './choice-routes.ts'
import { correctionRoutes } from './correction-routes.ts'
import { diagramRoutes } from './diagram-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { withdrawalRoutes } from './withdrawal-routes.ts'

/** After submission: documents, correction, choices, withdrawal. */
export const trackingRoutes: FeatureRoutes = async (app) => {
  for (const part of [documentRoutes, correctionRoutes, choiceRoutes, withdrawalRoutes, diagramRoutes])
    await app.register(part)
}
