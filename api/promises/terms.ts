/** What is published before a promise is signed (国办发〔2020〕42号): conditions, the text itself, what follows. */
export interface PromiseTerms {
  readonly conditions: readonly Text[]
  readonly text: Text
  readonly consequences: Text
  /** Working days after issue within which it is verified. */
  readonly verificationDays: number
  /** Working days for mending what was found broken. */
  readonly mendingDays: number
}

interface Text {
  readonly zh: string
  readonly en: string
}
