import type { DecisionPart } from '../decision-part.ts'
import type { PageFrame } from '../frame.ts'
import type {
  CardInForcePart,
  DuePart,
  ErrorSummaryPart,
  Fact,
  FollowPart,
  LightPart,
  NoticePart,
  TabsPart,
} from '../parts.ts'
import type { ClockCard } from './clock-card-model.ts'
import type { JointReviewPart } from './joint-review-model.ts'
import type { MergePart } from './merge-model.ts'
import type { RoundPart } from './round-model.ts'

/** `/parks/{park}/tasks/{instance}/{key}`: what a task is about, how long there is, and how it is answered. */
export interface TaskPage {
  readonly frame: PageFrame
  readonly heading: string
  readonly context: string
  readonly follow: FollowPart
  readonly cards: readonly CardInForcePart[]
  readonly notice: NoticePart | null
  readonly problem: ErrorSummaryPart | null
  readonly tabs: TabsPart
  /** The part that the chosen tab shows; all others are `null`. */
  readonly review: ReviewTab | null
  readonly form: readonly FormSection[] | null
  readonly diagram: DiagramTab | null
  readonly history: readonly HistoryItem[] | null
  readonly opinions: OpinionsTab | null
  readonly limit: LimitPart | null
  /** `null` where no clock runs. */
  readonly clocks: ClockCard | null
  readonly side: SidePart
}

export interface ReviewTab {
  readonly facts: readonly Fact[]
  readonly formHref: string
  /** What all departments found, before it goes into one notice; `null` on other tasks and where there is nothing. */
  readonly merge: MergePart | null
  /** `null` in the first round. */
  readonly round: RoundPart | null
  /** All opinions, where this task concludes on them. */
  readonly jointReview: JointReviewPart | null
  readonly opinions: OpinionsTab | null
  readonly materials: MaterialsPart
}

export interface MaterialsPart {
  readonly summary: string
  /** What is looked at, for the form beside it: it comes and goes with this part when only this part is swapped. */
  readonly view: string
  readonly items: readonly MaterialItem[]
  readonly preview: PreviewPart | null
}

export interface MaterialItem {
  readonly id: string
  readonly name: string
  readonly note: string
  /** `null` where no file was handed in. */
  readonly href: string | null
  readonly current: boolean
  readonly tone: 'green' | 'none' | 'yellow'
}

export interface PreviewPart {
  readonly fileName: string
  readonly pageText: string
  readonly image: { readonly src: string; readonly alt: string } | null
  /** Why there is no picture. */
  readonly sentence: string | null
  readonly previousHref: string | null
  readonly nextHref: string | null
  readonly wholeHref: string | null
  readonly downloadHref: string
  readonly versions: readonly { readonly href: string; readonly label: string; readonly current: boolean }[]
}

export interface FormSection {
  readonly label: string
  readonly facts: readonly Fact[]
}

export interface DiagramTab {
  readonly src: string
  readonly overlays: string
  readonly label: string
  readonly steps: readonly { readonly name: string; readonly word: string; readonly current: boolean }[]
}

export interface HistoryItem {
  readonly when: string
  readonly who: string
  readonly what: string
  readonly lines: readonly string[]
}

export interface OpinionsTab {
  readonly items: readonly OpinionItem[]
  /** How many there are that are not shared yet, in words; `null` = none. */
  readonly hidden: string | null
}

export interface OpinionItem {
  readonly department: string
  readonly matter: string
  readonly outcome: string
  readonly when: string
  readonly lines: readonly string[]
}

/** The limit of the task, and why it is that. */
export interface LimitPart {
  readonly title: string
  readonly light: LightPart
  readonly due: DuePart
}

/** The narrow column beside the content. */
export interface SidePart {
  readonly title: string
  /** Leads to the page on which such a task is worked; `null` = it is answered here. */
  readonly work: { readonly href: string; readonly label: string } | null
  /** Who has it, since when, what was said. */
  readonly standing: string
  readonly given: readonly WrittenPart[]
  readonly claim: ButtonForm | null
  readonly release: ButtonForm | null
  readonly assign: AssignForm | null
  readonly decision: DecisionPart | null
  readonly check: CheckPart | null
  /** What this person wrote and could not send any more. */
  readonly lost: LostPart | null
  readonly copy: CopyPart | null
}

/** `copy`: shows the task to colleagues, by their departments. */
export interface CopyPart extends ButtonForm {
  readonly groups: readonly {
    readonly label: string
    readonly people: readonly { readonly id: string; readonly name: string; readonly chosen: boolean }[]
  }[]
  readonly note: string
  readonly toError: string | null
  readonly noteError: string | null
  readonly isOpen: boolean
}

export interface ButtonForm {
  readonly action: string
  readonly commandId: string
}

export interface AssignForm extends ButtonForm {
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

export interface CheckPart {
  readonly confirmAction: string
  readonly sendBackAction: string
  readonly commandId: string
  readonly reason: string
  readonly error: string | null
}

export interface WrittenPart {
  readonly title: string
  readonly lines: readonly string[]
}

export interface LostPart extends WrittenPart {
  /** `null` where it was no draft. */
  readonly discardAction: string | null
  readonly commandId: string
}
