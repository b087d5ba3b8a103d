import type { AppParts } from '../plugins/app-parts.ts'
import type { PublicationOrder } from '../publications/publication.ts'
import { declaredProcess } from './draft.ts'
import { requirePicture } from './picture.ts'
import { changed, readDraft } from './save-draft.ts'

export interface Publication {
  readonly parkId: string
  readonly id: string
  readonly revision: number
  readonly note: string
  /** SVG as the editor drew it. */
  readonly picture: string
}

/** The draft as an order to publish it: refused where it has changed. */
export async function publicationOf(app: AppParts, publication: Publication): Promise<PublicationOrder> {
  const { parkId, id, revision, note } = publication
  const picture = requirePicture(publication.picture)
  const draft = await app.database.inPark(parkId, (tx) => readDraft(tx, parkId, id))
  if (draft.revision !== revision) throw changed(draft.savedBy)
  const processId = declaredProcess(draft.files)?.id ?? ''
  return { processId, title: draft.title, files: draft.files, note, picture, draft: { id, revision } }
}
