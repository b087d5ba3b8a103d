import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, NoticePart } from '../parts.ts'
import type { Tag } from './models.ts'

/** `/parks/{park}/applications/{application}` as long as it is being filled in: what is complete and what is not. */
export interface OverviewPage {
  readonly frame: PageFrame
  readonly title: string
  readonly notice: NoticePart | null
  readonly parts: readonly OverviewPart[]
  readonly checkHref: string
}

export interface OverviewPart {
  readonly href: string
  readonly label: string
  readonly tag: Tag
  readonly detail: string | null
}

/** `…/sections/{section}` */
export interface SectionPage {
  readonly frame: PageFrame
  readonly heading: string
  /** Which part of how many. */
  readonly place: string
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  readonly action: string
  readonly autosaveAction: string
  /** The fields as the page was opened, as JSON: what was left alone is not saved. */
  readonly opened: string
  readonly savedText: string
  readonly fields: readonly FieldPart[]
  readonly isLast: boolean
  readonly backHref: string
}

/** `…/materials` */
export interface MaterialsPage {
  readonly frame: PageFrame
  readonly summary: string
  readonly groups: readonly MaterialGroup[]
  readonly nextHref: string
  readonly backHref: string
}

export interface MaterialGroup {
  readonly label: string
  readonly hint: string | null
  readonly rows: readonly MaterialRow[]
}

export interface MaterialRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly permits: string
  readonly tag: Tag
  readonly file: { readonly href: string; readonly name: string; readonly detail: string } | null
  /** `null` where nothing is to be uploaded here. */
  readonly upload: UploadPart | null
  /** Words of the link to its own page, where that offers more. */
  readonly more: string | null
}

/** A file that is chosen and uploaded; with a script in pieces that go on where they were cut off. */
export interface UploadPart {
  readonly id: string
  readonly action: string
  /** Where the pieces go; the key of an upload follows it. */
  readonly piecesHref: string
  readonly commandId: string
  readonly label: string
  readonly name: string
}

/** `…/materials/{code}`: one material with its versions. */
export interface MaterialPage {
  readonly frame: PageFrame
  readonly name: string
  readonly permits: string
  readonly tag: Tag
  readonly problem: ErrorSummaryPart | null
  readonly error: string | null
  readonly upload: UploadPart | null
  readonly commandId: string
  readonly versions: readonly {
    readonly href: string
    readonly name: string
    readonly detail: string
    readonly isNewest: boolean
  }[]
  readonly deferral: DeferralPart | null
  /** The terms of a promise that may stand for it; `null` where none is offered. */
  readonly promise: { readonly href: string; readonly label: string } | null
  /** How it stands since acceptance, in a sentence. */
  readonly deferralStands: string | null
  readonly backHref: string
}

export interface DeferralPart {
  readonly action: string
  readonly isSigned: boolean
  readonly days: number
  /** Only the owner signs. */
  readonly maySign: boolean
}

/** `…/check`: everything that is still wrong, and the promise; from here it is submitted. */
export interface CheckPage {
  readonly frame: PageFrame
  readonly title: string
  readonly problem: ErrorSummaryPart | null
  readonly ready: boolean
  /** How many things are still to be done. */
  readonly summary: string
  readonly groups: readonly CheckGroup[]
  readonly permits: readonly string[]
  readonly promise: {
    readonly text: readonly string[]
    readonly isSigned: boolean
    readonly maySign: boolean
    readonly signedText: string | null
  }
  readonly submitAction: string
  readonly promiseAction: string
  readonly commandId: string
  readonly maySubmit: boolean
  readonly backHref: string
}

export interface CheckGroup {
  readonly label: string
  readonly items: readonly { readonly href: string; readonly text: string }[]
}

export interface FillingPages {
  readonly 'enterprise/overview': OverviewPage
  readonly 'enterprise/section': SectionPage
  readonly 'enterprise/materials': MaterialsPage
  readonly 'enterprise/material': MaterialPage
  readonly 'enterprise/check': CheckPage
}
