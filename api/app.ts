import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { DestinationStream } from 'pino'
import type { Engine } from '../engine/index.ts'
import type { Config } from './config.ts'
import { type StreamLimits, streamLimits } from './events/open-streams.ts'
import { features } from './features.ts'
import { openFileStore } from './files/file-store.ts'
import { readIdempotencyKey } from './idempotency/read-key.ts'
import { openPagePictures } from './materials/preview/page-pictures.ts'
import type { Limits as PictureLimits } from './materials/preview/run-limited.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { timeRequests } from './metrics/time-requests.ts'
import type { Cipher } from './personal-data/cipher.ts'
import { authorise, knowCaller } from './plugins/authorise.ts'
import type { Database } from './plugins/database.ts'
import './plugins/declarations.ts'
import { guardAgainstForgery } from './plugins/forgery.ts'
import { sendSecurityHeaders } from './plugins/headers.ts'
import { leaveWhileDraining } from './plugins/leave-while-draining.ts'
import { serverLimits, shedLoad } from './plugins/load.ts'
import { loggedError } from './plugins/logged-error.ts'
import { describeRoutes } from './plugins/openapi.ts'
import { answerProblems } from './plugins/problems.ts'
import { readableAddress } from './plugins/readable-address.ts'
import { requestIdOf, tellRequestId } from './plugins/request-id.ts'
import { limitSlowBodies } from './plugins/slow-bodies.ts'
import { guardText } from './plugins/storable-text.ts'
import { createProcessCatalogue } from './process-description/process-catalogue.ts'
import { openRehearsing } from './rehearsal/open-rehearsing.ts'
import type { Rehearse } from './rehearsal/rehearsal.ts'
import { createDrain, type Drain } from './server/drain.ts'
import { type Tracing, untraced } from './tracing/tracing.ts'
import { type CourierLimits, courierLimits } from './webhooks/deliveries/courier-limits.ts'
import { createAddressGuard } from './webhooks/sending/address-guard.ts'

/**
 * The web application, for the server and for tests (`app.inject`).
 *
 * How a feature is built. One folder per thing that people deal with:
 * - `tables.ts`   drizzle tables, mirroring `migrations/*.sql`; `park_id` first in every key, else it is listed in
 *                 `outside-parks.ts`. A test compares them with the database.
 * - `queries.ts`  one statement per function, `tx: Tx` first, explicit columns, domain objects out.
 * - `rules.ts`    pure functions. An expected "no" is `throw new Refusal(code, message, messageZh, fields?)`; its code
 *                 gets a line in `errors.ts` with status and titles.
 * - `routes.ts`   exports `<feature>Routes: FeatureRoutes`, listed in `features.ts`. Each route has zod schemas for
 *                 everything in and out, a summary in both languages, and `config: { permission }` from
 *                 `permissions.ts`; one without a permission fails at start. A handler is one call and a reply.
 *
 * What a handler uses (see `parks/routes.ts` and `plugins/access.ts`):
 * - `personOf(request)`, `parkOf(request)`: who asks, and what the person is in the park of the address. The address of
 *   everything inside a park begins with `/api/v1/parks/:park/`; a foreign or unknown park has been answered with 404
 *   before the handler runs.
 * - `inParkOf(request, (tx) => …)`: one transaction in that park. `app.database.outsideParks((tx) => …)` for the rest.
 * - `app.engine.send({ id: commandIdOf(request), actor: actorOf(request), … })`, then `accepted(answer)`: a rejected
 *   command becomes a problem of the same code. The Idempotency-Key is the command's id.
 * - A write that sends no command runs in `answerOnce(request, tx, work)` (`idempotency/answer-once.ts`), which keeps its
 *   answer under the Idempotency-Key in the same transaction.
 * - `app.config`: folders and mode.
 */
export interface AppOptions {
  readonly engine: Engine
  readonly database: Database
  readonly config: Config
  readonly cipher: Cipher
  /** Level of the log on standard error; `silent` in tests. */
  readonly log?: 'silent' | 'warn' | 'info'
  /** Where it goes instead. */
  readonly logTo?: DestinationStream
  readonly tracing?: Tracing
  /** Says when this node is stopping. */
  readonly drain?: Drain
  /** Milliseconds by which the event loop may lag before load is shed. */
  readonly mostDelay?: number
  /** Milliseconds that an answer may take, where its route does not say. */
  readonly handlerTimeout?: number
  /** What drawing a page of a file may take, where it is to differ. */
  readonly pictures?: Partial<PictureLimits>
  /** What this node counts; the engine's watch should be of the same. */
  readonly metrics?: Metrics
  /** Tries out what is to be deployed, where it is not to be on a thread of the bundle. */
  readonly rehearse?: Rehearse
  /** How event streams are served, where it is to differ. */
  readonly streams?: Partial<StreamLimits>
  /** How webhooks are sent, where it is to differ. */
  readonly webhooks?: Partial<CourierLimits>
}

/** Builds the application; the caller listens, or injects requests, and closes it. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    ...serverLimits,
    handlerTimeout: options.handlerTimeout ?? serverLimits.handlerTimeout,
    rewriteUrl: readableAddress,
    genReqId: requestIdOf,
    logger: loggerOf(options),
  })
  app.decorate('engine', options.engine)
  app.decorate('database', options.database)
  app.decorate('config', options.config)
  app.decorate('cipher', options.cipher)
  app.decorate('catalogue', createProcessCatalogue(options.engine))
  const files = openFileStore(options.config.filesFolder)
  app.decorate('files', files)
  app.decorate('rehearse', options.rehearse ?? openRehearsing())
  app.decorate('pagePictures', openPagePictures(files, options.pictures))
  app.decorate('metrics', options.metrics ?? createMetrics())
  app.decorate('drain', options.drain ?? createDrain(0))
  leaveWhileDraining(app)
  timeRequests(app)
  tellRequestId(app)
  const tracing = options.tracing ?? untraced
  app.decorate('tracing', tracing)
  tracing.traceRequests(app)
  app.decorate('streamLimits', { ...streamLimits, ...options.streams })
  app.decorate('webhookSending', {
    guard: createAddressGuard(options.config.webhookAllow),
    limits: { ...courierLimits, ...options.webhooks },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  answerProblems(app)

  await sendSecurityHeaders(app)
  limitSlowBodies(app)
  await shedLoad(app, options.mostDelay)
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart, { throwFileSizeLimit: true })
  guardAgainstForgery(app)
  guardText(app)
  knowCaller(app)
  await describeRoutes(app)
  authorise(app)
  readIdempotencyKey(app)

  for (const feature of features) await app.register(feature)
  await app.ready()
  return app
}

function loggerOf({ log, logTo = process.stderr }: AppOptions) {
  if (log === undefined || log === 'silent') return false
  return { level: log, serializers: { err: loggedError, req: loggedRequest }, stream: logTo }
}

/** By its route: an address may hold a query code, a name that was looked for, a token. */
function loggedRequest({ method, routeOptions }: FastifyRequest) {
  return { method, route: routeOptions.url ?? 'none' }
}
