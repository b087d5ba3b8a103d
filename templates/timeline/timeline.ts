/** How an application went: its days from left to right, what happened on them, and which of them counted. */
export interface Timeline {
  readonly title: string
  /** Under the title: whose application, from when to when. */
  readonly subtitle: string
  readonly days: readonly TimelineDay[]
  readonly events: readonly TimelineEvent[]
  /** Below the days: what each mark means, and what it came to. */
  readonly legend: { readonly counted: string; readonly suspended: string; readonly off: string }
  readonly conclusion: string
}

export interface TimelineDay {
  readonly date: string
  readonly weekday: string
  readonly kind: 'start' | 'counted' | 'suspended' | 'off'
  /** `1` for the first working day that counts; a word for the others. */
  readonly word: string
}

export interface TimelineEvent {
  /** Its place among the days. */
  readonly day: number
  readonly time: string
  readonly text: string
  readonly textEn: string
}
