import type { FastifyInstance } from 'fastify'
import type { EngineWatch } from '../../engine/index.ts'

/** Spans of what this node does, sent somewhere (OpenTelemetry). They name kinds, ids and outcomes, and no values. */
export interface Tracing {
  /** A span for each request, child of the caller's. */
  readonly traceRequests: (app: FastifyInstance) => void
  readonly watch: Pick<EngineWatch, 'within' | 'origin'>
  /** A span of its own for a piece of work; `outcome` reads what came of it. */
  readonly within: <T>(
    name: string,
    attributes: { readonly [name: string]: string | number },
    run: () => Promise<T>,
    outcome?: (result: T) => string,
  ) => Promise<T>
  /** Sends what is still here. */
  readonly stop: () => Promise<void>
}

/** Nothing is traced. */
export const untraced: Tracing = {
  traceRequests: () => {},
  watch: { within: (_work, run) => run(), origin: () => undefined },
  within: (_name, _attributes, run) => run(),
  stop: async () => {},
}

/** Loads OpenTelemetry only where there is somewhere to send spans to. */
export async function openTracing(endpoint: string | null): Promise<Tracing> {
  if (endpoint === null) return untraced
  const { startTracing } = await import('./otlp-tracing.ts')
  return startTracing(endpoint)
}
