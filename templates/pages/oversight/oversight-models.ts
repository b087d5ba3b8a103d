import type { Tag } from '../enterprise/models.ts'
import type { FieldPart } from '../field-part.ts'
import type { Link, PageFrame } from '../frame.ts'
import type { Select } from '../manager/models.ts'
import type { DuePart, ErrorSummaryPart, Fact, LightPart, NoticePart, PagerPart } from '../parts.ts'
import type { Sheet } from '../window/sheet-models.ts'

/** `…/oversight`, `…/cards`, `…/refused-acts`: a filtered list of what overseers look after. */
export interface OversightListPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly actions: readonly Pick<Link, 'href' | 'label'>[]
  /** Nothing is filtered where there is nothing at all. */
  readonly words: string
  /** What may be searched for, where it is another than the words of a notice or card. */
  readonly search?: string
  readonly selects: readonly Select[]
  readonly clearHref: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    /** `null` = there is nothing behind it. */
    readonly href: string | null
    readonly title: string
    readonly second: string
    readonly cells: readonly OversightCell[]
  }[]
  readonly empty: { readonly headline: string; readonly sentence: string }
  readonly pager: PagerPart
}

export interface OversightCell {
  readonly label: string
  readonly tag: Tag | null
  readonly light: LightPart | null
  readonly text: string
  readonly second: string
}

/** A form that does something with a notice or a card; its first button is the one that Enter presses. */
export interface DeedForm {
  readonly title: string
  readonly hint: string | null
  readonly action: string
  readonly commandId: string
  readonly fields: readonly FieldPart[]
  readonly buttons: readonly {
    readonly label: string
    readonly action: string
    readonly tone: 'primary' | 'plain' | 'destructive'
  }[]
}

/** `…/oversight/{notice}`, `…/cards/{card}`: one of them with what was done and what may be done. */
export interface OversightMatterPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly notice: NoticePart | null
  readonly title: string
  readonly tag: Tag
  readonly context: string
  /** Until when somebody has to do something; `null` = nobody has to. */
  readonly due: { readonly label: string; readonly due: DuePart; readonly light: LightPart } | null
  readonly facts: readonly Fact[]
  readonly texts: readonly { readonly title: string; readonly text: string }[]
  readonly forms: readonly DeedForm[]
  readonly acts: readonly {
    readonly what: string
    readonly when: string
    readonly who: string
    readonly words: string | null
  }[]
  readonly links: readonly Pick<Link, 'href' | 'label'>[]
}

/** `…/oversight/new`, `…/cards/new` */
export interface OversightNewPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly title: string
  readonly context: string
  readonly action: string
  readonly commandId: string
  readonly fields: readonly FieldPart[]
  readonly button: string
}

/** `…/oversight/{notice}/sheet`, `…/cards/{card}/sheet`: as it goes out, on A4. */
export interface OversightSheetPage extends Sheet {
  readonly title: string
  readonly number: string
  readonly addressee: string
  readonly facts: readonly Fact[]
  readonly paragraphs: readonly string[]
  readonly signed: string
  readonly date: string
  readonly note: string
}

/** `…/oversight/rules`: for what notices are raised by themselves. */
export interface OversightRulesPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  readonly isSaved: boolean
  readonly rows: readonly { readonly rule: string; readonly key: string }[]
  readonly action: string
  readonly commandId: string
  /** Empty for who may only read them. */
  readonly fields: readonly FieldPart[]
}

export interface OversightPages {
  readonly 'oversight/list': OversightListPage
  readonly 'oversight/matter': OversightMatterPage
  readonly 'oversight/new': OversightNewPage
  readonly 'oversight/rules': OversightRulesPage
  readonly 'oversight/sheet': OversightSheetPage
}
