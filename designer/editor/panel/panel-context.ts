import type { Problem } from '../../../engine/model/problem.ts'
import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import type { DraftFiles, Offers } from '../draft/draft.ts'
import type { ProcessFiles } from '../draft/process-files.ts'
import type { Mending } from '../fixes/use-fixes.ts'

/** What every group of the panel works with. */
export interface PanelContext {
  readonly editor: Editor
  readonly element: Shape
  /** What the park offers: departments, posts, job types, milestones. */
  readonly offers: Offers
  /** What the files beside the diagram hold: forms, decisions, permits, materials. */
  readonly files: ProcessFiles
  readonly problems: readonly Problem[]
  /** What can be done about them at once. */
  readonly mending: Mending
  /** The files themselves, for what expressions can read. */
  readonly texts: DraftFiles
  /** Id of the draft. */
  readonly draft: string
}
