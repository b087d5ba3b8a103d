import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { ErrorSummaryPart, Fact, NoticePart } from '../parts.ts'

export interface DesignerPage {
  readonly frame: PageFrame
  readonly problem: ErrorSummaryPart | null
  /** What there is to tell of requests to publish. */
  readonly notices: readonly NoticePart[]
  readonly address: string
  readonly commandId: string
  readonly newTitle: string
  readonly drafts: readonly {
    readonly id: string
    readonly commandId: string
    readonly href: string
    readonly title: string
    readonly origin: string
    readonly saved: string
    /** Where it can be merged with the draft that it parted from. */
    readonly merge: { readonly href: string; readonly label: string } | null
    /** Its files as one. */
    readonly bundleHref: string
  }[]
  /** What a second manager decides or has decided; empty where the park wants none. */
  readonly publications: readonly {
    readonly href: string
    readonly title: string
    readonly asked: string
    readonly state: string
    readonly tone: string
  }[]
  /** Said where the park wants a second manager. */
  readonly approval: string | null
  readonly processes: readonly { readonly name: string; readonly versions: readonly DesignerVersion[] }[]
}

export interface DesignerVersion {
  /** Of the form that opens it. */
  readonly commandId: string
  readonly process: string
  readonly version: number
  readonly label: string
  readonly published: string
  readonly note: string
  /** What it changed against the version before; `null` of the first. */
  /** Publishes it again; `null` of what new applications are handled by. */
  readonly againHref: string | null
  /** `与第 1 版内容相同` */
  readonly same: string | null
  readonly compareHref: string | null
  readonly bpmnHref: string
  /** All its files as one. */
  readonly bundleHref: string
  /** `null` where none was kept and the file places nothing. */
  readonly picture: { readonly href: string; readonly label: string } | null
}

/** The page of one draft; the editor puts itself into it. */
export interface DesignerDraftPage {
  readonly frame: PageFrame
  readonly title: string
  readonly draft: string
  readonly drafts: string
  readonly pages: string
}

/** A form as its pages show it, alone: it stands in a frame that runs no scripts. */
export interface FormPreviewPage {
  readonly frame: Pick<PageFrame, 'language' | 'htmlLang' | 'audience'>
  readonly title: string
  readonly sections: readonly {
    readonly id: string
    readonly label: string | null
    readonly fields: readonly FieldPart[]
    /** What is only read. */
    readonly facts: readonly Fact[]
  }[]
  readonly nothing: string | null
}

export interface DesignerPages {
  readonly 'manager/designer': DesignerPage
  readonly 'manager/designer-draft': DesignerDraftPage
  readonly 'manager/form-preview': FormPreviewPage
}
