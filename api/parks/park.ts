import type { StoredSeason } from '../../engine/index.ts'

/** An industrial park: the tenant that owns its configuration and data. */
export interface Park {
  readonly id: string
  /** Short name in addresses, such as `demo`. */
  readonly slug: string
  readonly name: string
  /** IANA zone. */
  readonly zone: string
  /** When the offices close, `HH:MM` (domain: counting rule 1). */
  readonly closingTime: string
  /** Hours of seasons, which hold instead on their days. */
  readonly officeHours: readonly StoredSeason[]
  /** Whether a second manager approves what is published. */
  readonly approvesPublications: boolean
  /** Administrative divisions that the park lies in, six digits each. */
  readonly areaCodes: readonly string[]
  /** Which department decides and seals each type of permit. */
  readonly issuingAuthorities: { readonly [permitType: string]: string }
  /** With which number the counter of a permit begins here. */
  readonly firstNumbers: { readonly [permitType: string]: number }
}
