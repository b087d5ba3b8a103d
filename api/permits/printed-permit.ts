/** What a permit says, frozen when it is issued: a later change of form, names or model does not rewrite it. */
export interface PrintedPermit {
  readonly heading: string | null
  readonly title: string
  readonly titleEn: string
  readonly numberText: string
  readonly sentence: string
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly authority: string
  readonly issuedOnText: string
  readonly sealText: string
}
