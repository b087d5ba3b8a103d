import type { ProcessDefinition } from './definition.ts'
import type { Problem } from './problem.ts'

/** The files of one deployment, as they lie in `processes/<key>/`; paths relative to that folder. */
export interface DeploymentFiles {
  readonly [path: string]: Uint8Array
}

/** BPMN, DMN, forms and `process.json` parsed together; frozen (one deployment = one version). */
export interface Deployment {
  /** SHA-256 over the sorted paths and bytes, in hexadecimal. */
  readonly hash: string
  readonly processes: readonly ProcessDefinition[]
  /** Ids of the processes that say `isExecutable="true"`; empty where all are silent about it. */
  readonly executable: readonly string[]
  /** Notes and warnings that did not hinder it. */
  readonly problems: readonly Problem[]
}

export type DeploymentResult =
  | { readonly ok: true; readonly deployment: Deployment }
  | { readonly ok: false; readonly problems: readonly Problem[] }
