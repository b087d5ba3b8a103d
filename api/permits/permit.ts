import type { PermitState } from './lifecycle.ts'
import type { PrintedPermit } from './printed-permit.ts'

/** 许可: issued here, has a number. */
export interface Permit {
  readonly id: string
  readonly applicationId: string
  readonly permitType: string
  /** Its letter in the process. */
  readonly permit: string
  readonly generation: number
  readonly position: number
  readonly issuingAuthority: string
  readonly number: string
  readonly counterPeriod: string
  readonly counterValue: number
  readonly state: PermitState
  readonly printed: PrintedPermit
  readonly verificationCode: string
  readonly checkWord: string
  readonly issuedAt: Date
}

export interface CombinedDocument {
  readonly code: string
  readonly sha256: string | null
  readonly bytes: number | null
  readonly issuedAt: Date
  readonly drawnAt: Date | null
}
