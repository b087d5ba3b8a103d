import type { DefinitionRow, ProcessDefinition } from '../../engine/index.ts'

/** From which version of a process to which, and which nodes have another id there. */
export interface MigrationOrder {
  readonly processId: string
  readonly fromVersion: number
  readonly toVersion: number
  readonly plan: { readonly [node: string]: string }
  /** `null` = everything that runs on the version, at most `MOST_AT_ONCE`. */
  readonly instances: readonly string[] | null
}

/** Instances that one request takes. */
export const MOST_AT_ONCE = 200

/** One version of a process, read. */
export interface ReadVersion {
  readonly row: DefinitionRow
  readonly definition: ProcessDefinition
}

/** What becomes of one instance, or would. */
export interface MigrationReport {
  readonly instanceId: string
  readonly businessKey: string | null
  /** Number of the application to which it belongs. */
  readonly number: string | null
  readonly migrates: boolean
  /** Why not. */
  readonly problem: { readonly code: string; readonly message: string; readonly messageZh: string } | null
}

export interface MigrationReports {
  readonly instances: readonly MigrationReport[]
  /** How many more run on the version than one request takes. */
  readonly left: number
}
