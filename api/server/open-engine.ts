import { createEngine, type Engine, type EngineOptions } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'

/** The engine as this api uses it: a model whose milestones are no moves of an application is refused. */
export function openEngine(options: Pick<EngineOptions, 'url' | 'log' | 'watch' | 'deadline'>): Engine {
  return createEngine({ ...options, deployment: { milestoneOrder } })
}
