import { type Problem, parseDeployment } from '../../engine/index.ts'
import { milestoneOrder } from '../applications/milestone-order.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { type Deployed, deployFiles } from '../processes/deploy-files.ts'
import { Refusal } from '../refusal.ts'
import { bytesOf, declaredProcess } from './draft.ts'
import { requirePicture } from './picture.ts'
import { deleteDraft, insertPicture } from './queries.ts'
import { changed, readDraft } from './save-draft.ts'

export interface Publication {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  readonly note: string
  /** SVG as the editor drew it. */
  readonly picture: string
  readonly acceptWarnings: boolean
  readonly by: string
}

/**
 * Publishes a draft as the next version of its process: errors refuse it, warnings until they are accepted. The version
 * is stored by the engine; then its picture is kept and the draft goes. Repeating after a crash in between gives the
 * same version, for the same files are the same version.
 */
export async function publishDraft(app: AppParts, publication: Publication): Promise<Deployed> {
  const { parkId, id, revision, note, by } = publication
  const svg = requirePicture(publication.picture)
  const draft = await app.database.inPark(parkId, (tx) => readDraft(tx, parkId, id))
  if (draft.revision !== revision) throw changed(draft.savedBy)
  const files = bytesOf(draft.files)
  const checked = await parseDeployment(files, { milestoneOrder })
  // Errors are told by deploying, which refuses them with everything else that is wrong.
  if (checked.ok && !publication.acceptWarnings) requireNoWarnings(checked.deployment.problems)

  const deployed = await deployFiles(app.engine, { parkId, files, by, note })
  const processId = declaredProcess(draft.files)?.id
  const version = processId === undefined ? undefined : deployed.versions[processId]
  await app.database.inPark(parkId, async (tx) => {
    if (processId !== undefined && version !== undefined) await insertPicture(tx, { parkId, processId, version, svg })
    await deleteDraft(tx, parkId, id)
  })
  return deployed
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
