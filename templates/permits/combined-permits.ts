/** The combined permits of one application, every text ready to be printed: the drawing decides nothing but places. */
export interface CombinedPermits {
  /** Stable and unique for this document; it becomes the PDF's `/ID`. */
  readonly documentId: string
  /** Milliseconds since 1970; the PDF's dates, so that the same input gives the same bytes. */
  readonly createdAt: number
  readonly applicationNumber: string
  readonly bureau: string
  readonly title: string
  readonly titleEn: string
  readonly project: { readonly name: string; readonly code: string }
  readonly applicant: { readonly name: string; readonly creditCode: string }
  readonly acceptedText: string
  readonly issuedText: string
  /** Where the whole document can be checked: the QR code of the cover. */
  readonly verifyUrl: string
  /** Invented data or seals: every page then says so. */
  readonly sample: boolean
  /** In the order in which they were issued. */
  readonly permits: readonly PermitPage[]
}

/** One permit; it takes one page, or more when its fields are long. */
export interface PermitPage {
  readonly type: string
  /** The line above the title, such as 中华人民共和国; null where the permit has none. */
  readonly heading: string | null
  readonly title: string
  readonly titleEn: string
  /** The number alone, as it is registered and as the table of contents and the footer show it. */
  readonly number: string
  /** The number as it stands below the title, such as 编号 430302202404250901. */
  readonly numberText: string
  /** The sentence that names the law and grants. */
  readonly sentence: string
  readonly fields: readonly PermitField[]
  readonly authority: string
  readonly issuedOnText: string
  readonly verifyUrl: string
  readonly checkWord: string
  readonly seal: PermitSeal
}

export interface PermitField {
  readonly label: string
  /** Line breaks are kept; an empty value leaves the row empty, as printed forms do. */
  readonly value: string
}

export interface PermitSeal {
  /** The authority's name, set along the ring. */
  readonly text: string
  /** The words below the star, such as 样章; null where there are none. */
  readonly lower: string | null
}
