import type { StoredForm } from '../forms/personal-values.ts'
import type { ApplicationState } from './lifecycle.ts'
import type { Prefilled } from './prefilled.ts'

/** 申请: what one enterprise files for one project. */
export interface Application {
  readonly id: string
  readonly number: string | null
  readonly processId: string
  readonly definitionHash: string
  readonly enterprise: { readonly id: string; readonly name: string; readonly creditCode: string }
  readonly project: { readonly id: string; readonly code: string; readonly name: string } | null
  /** The latest milestone of its instance; none = draft. */
  readonly state: ApplicationState
  /** A submission has been written whose command may not have arrived yet. */
  readonly isBeingSubmitted: boolean
  readonly stored: StoredForm
  readonly formRevision: number
  /** Where values came from that were there when the draft was opened. */
  readonly prefilled: Prefilled
  readonly createdAt: Date
  readonly promisedAt: Date | null
  /** The window filed it for the enterprise (登记代录). */
  readonly isRegistered: boolean
}
