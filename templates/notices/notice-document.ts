/** 告知书、决定书、通知书 of an application, every text ready to be printed. */
export interface NoticeDocument {
  readonly kind: 'notice'
  /** Milliseconds since 1970; the PDF's dates. */
  readonly createdAt: number
  /** Of the PDF; the same for the same notice. */
  readonly documentId: string
  readonly title: string
  readonly number: string
  /** `某某公司：` */
  readonly addressee: string
  readonly paragraphs: readonly string[]
  /** What is wrong, thing by thing; empty where the notice lists nothing. */
  readonly items: readonly NoticeItem[]
  /** The authority that sends it; its seal stands over name and date. */
  readonly authority: string
  readonly date: string
  readonly seal: { readonly text: string; readonly lower: string | null }
  readonly project: string
  /** Invented data: the sheet then says so; `null` where it is real. */
  readonly sample: string | null
}

export interface NoticeItem {
  /** Which material or field; empty where neither is meant. */
  readonly about: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
}
