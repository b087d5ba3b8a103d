import { type Problem, parseDeployment } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import type { PublicationOrder } from '../publications/publication.ts'
import { Refusal } from '../refusal.ts'
import { bytesOf, declaredProcess } from './draft.ts'
import { requirePicture } from './picture.ts'
import { changed, readDraft } from './save-draft.ts'

export interface Publication {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  readonly note: string
  /** SVG as the editor drew it. */
  readonly picture: string
  readonly acceptWarnings: boolean
}

/** The draft as an order to publish it: refused where it has changed, and while warnings are not accepted. */
export async function publicationOf(app: AppParts, publication: Publication): Promise<PublicationOrder> {
  const { parkId, id, revision, note } = publication
  const picture = requirePicture(publication.picture)
  const draft = await app.database.inPark(parkId, (tx) => readDraft(tx, parkId, id))
  if (draft.revision !== revision) throw changed(draft.savedBy)
  const checked = await parseDeployment(bytesOf(draft.files), { milestoneOrder })
  // Errors are told by deploying, which refuses them with everything else that is wrong.
  if (checked.ok && !publication.acceptWarnings) requireNoWarnings(checked.deployment.problems)
  const processId = declaredProcess(draft.files)?.id ?? ''
  return { processId, title: draft.title, files: draft.files, note, picture, draft: { id, revision } }
}

function requireNoWarnings(problems: readonly Problem[]): void {
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  if (warnings.length === 0) return
  throw new Refusal(
    'warnings-not-accepted',
    `Expected ${warnings.length} warning(s) to be accepted before publishing.`,
    `有 ${warnings.length} 条提醒，确认后才能发布。`,
    warnings.map(({ problem, element, line, message, messageZh }) => ({
      field: element ?? 'model',
      code: problem,
      message,
      messageZh,
      line,
    })),
  )
}
