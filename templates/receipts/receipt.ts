/** 收件回执 of an application, every text ready to be printed. */
export interface Receipt {
  readonly kind: 'receipt'
  /** Milliseconds since 1970; the PDF's dates. */
  readonly createdAt: number
  readonly title: string
  readonly number: string
  readonly project: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly next: string
  /** What the QR code leads to. */
  readonly queryUrl: string
  readonly code: string
  readonly scan: string
  readonly bureau: string
  /** Invented data: the page then says so; `null` where it is real. */
  readonly sample: string | null
}
