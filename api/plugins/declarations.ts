import type { Engine } from '../../engine/index.ts'
import type { Config } from '../config.ts'
import type { StreamLimits } from '../events/open-streams.ts'
import type { FileStore } from '../files/file-store.ts'
import type { PagePictures } from '../materials/preview/page-pictures.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Permission } from '../permissions.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { ProcessCatalogue } from '../process-description/process-catalogue.ts'
import type { Rehearse } from '../rehearsal/rehearsal.ts'
import type { Drain } from '../server/drain.ts'
import type { Tracing } from '../tracing/tracing.ts'
import type { CourierLimits } from '../webhooks/deliveries/courier-limits.ts'
import type { AddressGuard } from '../webhooks/sending/address-guard.ts'
import type { ParkAccess, SignedIn } from './access.ts'
import type { PermittedRoute } from './authorise.ts'
import type { Database } from './database.ts'

declare module 'fastify' {
  interface FastifyInstance {
    readonly engine: Engine
    readonly database: Database
    readonly config: Config
    /** Every route that was registered, for the test that walks them. */
    readonly permittedRoutes: readonly PermittedRoute[]
    /** Encrypts identity numbers and mobiles. */
    readonly cipher: Cipher
    readonly catalogue: ProcessCatalogue
    readonly files: FileStore
    readonly rehearse: Rehearse
    readonly pagePictures: PagePictures
    readonly metrics: Metrics
    readonly tracing: Tracing
    readonly drain: Drain
    readonly streamLimits: StreamLimits
    /** Where webhooks may be sent, and how. */
    readonly webhookSending: { readonly guard: AddressGuard; readonly limits: CourierLimits }
  }

  interface FastifyRequest {
    person: SignedIn | null
    parkAccess: ParkAccess | null
    /** Why this request will be turned away, once its form has been read. */
    turnedAway: Error | null
    /** A UUID, or `null` where the header is absent. */
    idempotencyKey: string | null
    /** SHA-256 of an uploaded file in hexadecimal, once the route has read it. */
    uploadHash: string | null
  }

  interface FastifyContextConfig {
    /** Every route names one; a route without it fails at start. */
    permission?: Permission
    /** Goes on while the server sheds load: health, sign-in, decisions, completions. */
    isVital?: boolean
    /** A form of a page: what was typed is kept when the session has ended meanwhile. */
    keepsTyped?: boolean
    /** Its body is a large file, which may take long on a slow line as long as it keeps coming. */
    takesFile?: boolean
  }
}
