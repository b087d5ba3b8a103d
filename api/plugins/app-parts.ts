import type { Engine } from '../../engine/index.ts'
import type { Config } from '../config.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Cipher } from '../personal-data/cipher.ts'
import type { ProcessCatalogue } from '../process-description/process-catalogue.ts'
import type { Rehearse } from '../rehearsal/rehearsal.ts'
import type { Database } from './database.ts'

/** What work of the api needs, whether a request or a job asks for it; the application itself is one. */
export interface AppParts {
  readonly engine: Engine
  readonly database: Database
  readonly config: Config
  readonly cipher: Cipher
  readonly catalogue: ProcessCatalogue
  readonly files: FileStore
  readonly rehearse: Rehearse
}
