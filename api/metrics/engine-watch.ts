import type { EngineWatch } from '../../engine/index.ts'
import { type Tracing, untraced } from '../tracing/tracing.ts'
import type { Metrics } from './metrics.ts'

/** An engine's watch that counts, times and traces what it does. */
export function watchWith({ watch }: Metrics, tracing: Tracing = untraced): EngineWatch {
  return {
    answered: watch.answered,
    within: async (work, run) => {
      const began = performance.now()
      try {
        return await tracing.watch.within(work, run)
      } finally {
        watch.took(work.kind, (performance.now() - began) / 1_000, work.kind === 'batch' ? work.size : 1)
      }
    },
    origin: tracing.watch.origin,
  }
}
