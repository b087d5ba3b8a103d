import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, LightPart, NoticePart } from '../parts.ts'

export interface WebhooksPage {
  readonly frame: PageFrame
  readonly newHref: string
  readonly rows: readonly {
    readonly href: string
    readonly name: string
    readonly url: string
    readonly light: LightPart
    readonly pending: number
    readonly dead: number
    readonly delivered: string
  }[]
}

export interface NewWebhookPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly action: string
  readonly commandId: string
  readonly fields: readonly FieldPart[]
  readonly backHref: string
}

export interface WebhookPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  /** What has just been done. */
  readonly notice: NoticePart | null
  /** Shown once, right after it was made. */
  readonly secret: string | null
  readonly title: string
  readonly url: string
  readonly light: LightPart
  readonly facts: readonly Fact[]
  readonly base: string
  /** One for each form: who goes back may press another button. */
  readonly commandIds: {
    readonly change: string
    readonly test: string
    readonly exchange: string
    readonly replayAll: string
    readonly remove: string
  }
  readonly fields: readonly FieldPart[]
  readonly letters: readonly {
    readonly id: string
    readonly commandId: string
    readonly number: number
    readonly instance: string
    readonly instanceHref: string
    readonly problem: string
    readonly failed: string
    readonly heldBack: number
  }[]
  /** The words of the button that sends all of them again, with their number; `null` where there are none. */
  readonly replayAll: string | null
  readonly backHref: string
}

export interface WebhookPages {
  readonly 'manager/webhooks': WebhooksPage
  readonly 'manager/new-webhook': NewWebhookPage
  readonly 'manager/webhook': WebhookPage
}
