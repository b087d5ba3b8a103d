import type { FieldPart } from '../field-part.ts'
import type { PageFrame } from '../frame.ts'
import type { DuePart, ErrorSummaryPart, Fact, NoticePart } from '../parts.ts'
import type { Sheet } from '../window/sheet-models.ts'

/** A form's address and the key of what it does. */
export interface ActionPart {
  readonly action: string
  readonly commandId: string
}

/** `…/applications/{application}/survey-appointment`: when and where the survey is, for everybody who takes part. */
export interface AppointmentPage {
  readonly frame: PageFrame
  readonly title: string
  readonly notice: NoticePart | null
  readonly problem: ErrorSummaryPart | null
  readonly facts: readonly Fact[]
  /** Of which one is to be chosen; empty once it is. */
  readonly times: readonly TimeRow[]
  /** Which of them suit, for who is asked. */
  readonly answer: ActionPart | null
  readonly confirm: ActionPart | null
  readonly propose: ProposePart | null
  readonly move: MovePart | null
  /** Leads to the task, where it is claimed. */
  readonly taskHref: string | null
}

export interface TimeRow {
  readonly id: string
  readonly text: string
  readonly answers: readonly {
    readonly party: string
    readonly word: string
    readonly tone: 'green' | 'red' | 'plain'
  }[]
  readonly isBest: boolean
  /** What who is asked has said; neither = nothing yet. */
  readonly suits: boolean
  readonly suitsNot: boolean
  readonly label: string
}

export interface ProposePart extends ActionPart {
  readonly place: readonly FieldPart[]
  readonly times: readonly TimeField[]
  readonly minutes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
  readonly error: string | null
}

export interface TimeField {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value: string
}

export interface MovePart extends ActionPart {
  readonly time: TimeField
  readonly minutes: ProposePart['minutes']
  readonly reason: FieldPart
  readonly error: string | null
}

/** `…/tasks/{instance}/{key}/survey`: a department's part of the survey, on a telephone. */
export interface SurveyPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly notice: NoticePart | null
  readonly problem: ErrorSummaryPart | null
  readonly appointment: readonly Fact[]
  readonly claim: ActionPart | null
  /** What has been signed; `null` = it is still filled in. */
  readonly signed: RecordPartView | null
  readonly form: SurveyForm | null
  readonly recordHref: string
  readonly taskHref: string
}

export interface SurveyForm extends ActionPart {
  readonly signAction: string
  /** Address of the JSON of this part, to which `/items/{code}` and the like belong. */
  readonly api: string
  /** Under which the telephone keeps what has not been sent: of this person and this task alone. */
  readonly keep: string
  readonly photosBase: string
  readonly items: readonly SurveyItemPart[]
  readonly officials: readonly {
    readonly id: string
    readonly value: string
    readonly label: string
    readonly chosen: boolean
  }[]
  readonly officialsError: string | null
  readonly attendedBy: string
  readonly name: string
  readonly nameError: string | null
  readonly maySign: boolean
}

export interface SurveyItemPart {
  readonly code: string
  readonly number: string
  readonly text: string
  readonly rule: string | null
  readonly needsPhoto: boolean
  readonly version: number
  readonly resultId: string
  readonly resultName: string
  readonly results: readonly {
    readonly id: string
    readonly value: string
    readonly label: string
    readonly chosen: boolean
  }[]
  readonly resultError: string | null
  readonly note: FieldPart
  readonly howToFix: FieldPart
  readonly photoId: string
  readonly photoName: string
  readonly photoError: string | null
  readonly photoLabel: string
  readonly photos: readonly PhotoPart[]
}

export interface PhotoPart {
  readonly src: string
  readonly alt: string
  /** Takes it away again; `null` = it stays. */
  readonly removeValue: string | null
}

/** What one department has signed. */
export interface RecordPartView {
  readonly department: string
  readonly matter: string
  readonly word: string
  readonly items: readonly RecordItem[]
  readonly officials: string
  readonly attendedBy: string
  readonly signedName: string
  readonly signedAt: string
  /** An SVG path; empty where only the name was typed. */
  readonly drawing: string
}

export interface RecordItem {
  readonly number: string
  readonly text: string
  readonly rule: string | null
  readonly result: string
  readonly words: readonly string[]
  readonly photos: readonly PhotoPart[]
}

/** `…/applications/{application}/survey-record`: 现场勘验记录 on A4. */
export interface RecordPage extends Sheet {
  readonly title: string
  readonly number: string
  readonly facts: readonly Fact[]
  readonly parts: readonly RecordPartView[]
  readonly note: string
}

/** A film or photo that shows a rectification. */
export interface EvidencePart {
  readonly id: string
  readonly isFilm: boolean
  readonly src: string
  /** Empty where the browser drew none. */
  readonly poster: string
  readonly label: string
  readonly detail: string
  readonly remove: ActionPart | null
}

/** `…/applications/{application}/rectification`: what a notice asks to be mended, and how it is shown. */
export interface RectificationPage {
  readonly frame: PageFrame
  readonly title: string
  readonly notice: NoticePart | null
  readonly problem: ErrorSummaryPart | null
  readonly due: DuePart | null
  readonly items: readonly RectificationItem[]
  readonly earlier: readonly RectificationItem[]
  readonly submit: (ActionPart & { readonly summary: string }) | null
  readonly request: (ActionPart & { readonly reason: FieldPart; readonly hint: string }) | null
  readonly decide: (ActionPart & { readonly reason: FieldPart; readonly asked: string }) | null
  /** What became of a request for more time. */
  readonly extension: string | null
  readonly backHref: string
}

export interface RectificationItem {
  readonly id: string
  readonly position: string
  readonly about: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
  readonly state: { readonly tone: 'green' | 'yellow' | 'red' | 'blue' | 'plain'; readonly word: string }
  /** Why it came back. */
  readonly reopened: readonly string[]
  readonly words: string
  readonly evidence: readonly EvidencePart[]
  readonly upload: EvidenceUpload | null
  readonly say: SayPart | null
}

export interface EvidenceUpload extends ActionPart {
  readonly id: string
  readonly piecesHref: string
  readonly postersHref: string
  readonly label: string
  readonly accept: string
}

export interface SayPart extends ActionPart {
  readonly words: FieldPart
  readonly checkId: string
  readonly isRectified: boolean
}

/** `…/tasks/{instance}/{key}/recheck`: before and after, finding by finding. */
export interface RecheckPage {
  readonly frame: PageFrame
  readonly title: string
  readonly context: string
  readonly notice: NoticePart | null
  readonly problem: ErrorSummaryPart | null
  readonly claim: ActionPart | null
  readonly form: ActionPart | null
  readonly items: readonly RecheckItem[]
  readonly taskHref: string
}

export interface RecheckItem {
  readonly id: string
  readonly position: string
  readonly whatIsWrong: string
  readonly howToFix: string
  readonly rule: string | null
  readonly before: readonly PhotoPart[]
  readonly words: string
  readonly after: readonly EvidencePart[]
  readonly choice: RecheckChoice | null
}

export interface RecheckChoice {
  readonly id: string
  readonly name: string
  readonly options: readonly {
    readonly id: string
    readonly value: string
    readonly label: string
    readonly chosen: boolean
  }[]
  readonly error: string | null
  readonly reason: FieldPart
}

export interface SurveyPages {
  readonly 'survey/appointment': AppointmentPage
  readonly 'survey/survey': SurveyPage
  readonly 'survey/record': RecordPage
  readonly 'survey/rectification': RectificationPage
  readonly 'survey/recheck': RecheckPage
}
