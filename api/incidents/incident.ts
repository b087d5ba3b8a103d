import type { Actor } from '../../engine/index.ts'

/** A place where an instance cannot go on until somebody resolves it. Instants in milliseconds. */
export interface Incident {
  readonly instanceId: string
  readonly key: number
  readonly rootInstanceId: string
  readonly node: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
  readonly step: string
  readonly raisedAt: number
  readonly processId: string
  readonly processName: string | null
  readonly definitionHash: string
  readonly version: number | null
  readonly businessKey: string | null
  /** Of the application, its project and its enterprise; `null` where the instance belongs to none. */
  readonly number: string | null
  readonly project: string | null
  readonly enterprise: string | null
  /** How often the step has failed. */
  readonly attempts: number
}

/** An incident that is over. */
export interface EndedIncident extends Omit<Incident, 'attempts'> {
  readonly endedAt: number
  /** The command that ended it; `null` once the journal has been dropped. */
  readonly endedBy: { readonly actor: Actor; readonly command: string; readonly reason: string | null } | null
}
