import {
  type Attributes,
  context,
  isSpanContextValid,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WatchedWork } from '../../engine/index.ts'
import type { Tracing } from './tracing.ts'

/** Sends spans to `endpoint` over OTLP/HTTP. Sampling and headers are set by the variables that OpenTelemetry defines. */
export function startTracing(endpoint: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'siji' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register()
  const tracer = provider.getTracer('siji')

  async function run<T>(span: Span, work: () => Promise<T>, outcome?: (result: T) => string): Promise<T> {
    try {
      const result = await context.with(trace.setSpan(ROOT_CONTEXT, span), work)
      if (outcome !== undefined) span.setAttribute('siji.outcome', outcome(result))
      return result
    } catch (error) {
      // Its message may be about people: the log has what may be kept of it.
      span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', nameOf(error))
      throw error
    } finally {
      span.end()
    }
  }

  // Always a root: a batch or a look for work begins wherever the first command happens to come from.
  const begin = (name: string, attributes: Attributes, origins: readonly unknown[] = []) =>
    tracer.startSpan(name, {
      root: true,
      attributes,
      links: origins.filter(isOrigin).map((each) => ({ context: each })),
    })

  return {
    traceRequests: (app) =>
      traceRequests(app, (request) => {
        const parent = propagation.extract(ROOT_CONTEXT, request.headers)
        const attributes = { 'http.request.method': request.method, 'siji.request.id': request.id }
        const name = `${request.method} ${request.routeOptions.url ?? 'none'}`
        return tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent)
      }),
    watch: {
      within: (work, doIt) =>
        run(begin(work.kind, attributesOf(work), work.kind === 'batch' ? work.origins : []), doIt),
      origin: () => trace.getSpanContext(context.active()),
    },
    within: (name, attributes, work, outcome) => run(begin(name, { ...attributes }), work, outcome),
    stop: async () => {
      await provider.shutdown()
      trace.disable()
      context.disable()
      propagation.disable()
    },
  }
}

function traceRequests(app: FastifyInstance, begin: (request: FastifyRequest) => Span): void {
  const spans = new WeakMap<FastifyRequest, Span>()
  app.addHook('onRequest', async (request) => {
    spans.set(request, begin(request))
  })
  // The last hook before the handler, so that what the handler sends knows of the span.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request)
    if (span === undefined) done()
    else context.with(trace.setSpan(ROOT_CONTEXT, span), done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request)
    span?.setAttributes({
      'http.route': request.routeOptions.url ?? 'none',
      'http.response.status_code': reply.statusCode,
    })
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  })
}

function attributesOf(work: WatchedWork): Attributes {
  switch (work.kind) {
    case 'batch':
      return { 'siji.batch.size': work.size }
    case 'timer':
      return { 'siji.instance.id': work.instanceId }
    case 'job':
      return { 'siji.job.type': work.jobType, 'siji.job.key': work.key, 'siji.instance.id': work.instanceId }
  }
}

function isOrigin(origin: unknown): origin is SpanContext {
  // Only `origin` above makes what is not undefined.
  return origin !== undefined && isSpanContextValid(origin as SpanContext)
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
