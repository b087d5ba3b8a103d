import { useEffect, useState } from 'preact/hooks'
import { type Editor, openModeler } from './canvas/open-modeler.ts'
import { Place } from './canvas/place.tsx'
import { type Draft, isSame, type Offers, withChanges } from './draft/draft.ts'
import { type DraftClient, openDraftClient, Refused } from './draft/draft-client.ts'
import { type FileStore, openFileStore } from './draft/file-store.ts'
import { forgetLocally, recallLocally } from './draft/local-copies.ts'
import { Opening } from './draft/opening.tsx'
import type { Parted } from './draft/parted.ts'
import { Workbench } from './workbench.tsx'

export interface AppProps {
  readonly drafts: string
  readonly draft: string
  readonly pages: string
}

export interface Opened {
  readonly client: DraftClient
  readonly editor: Editor
  readonly draft: Draft
  readonly offers: Offers
  readonly store: FileStore
  /** Whether it holds what this browser could not save the last time. */
  readonly isUnsaved: boolean
  /** What this browser could not save the last time, where others have saved since. */
  readonly parted: Parted | null
}

/** Opens a draft on the canvas, asking where it has no picture; then the workbench. */
export function App({ drafts, draft: id, pages }: AppProps) {
  const [canvas] = useState(createCanvas)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [drawn, setDrawn] = useState<'not yet' | 'as it was' | 'laid out'>('not yet')
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => {
    const client = openDraftClient(drafts, id)
    const open = async () => {
      const [draft, offers, editor] = await Promise.all([client.read(), client.offers(), openModeler(canvas)])
      const { files, parted } = await takeUpOldWork(client, draft)
      const store = openFileStore(editor, files)
      const isUnsaved = !isSame(files, draft.files)
      setOpened({ client, editor, draft, offers, store, isUnsaved, parted })
    }
    open().catch((error: unknown) =>
      setFailure(error instanceof Refused ? error.message : '连接不上服务器，请检查网络后重新打开。'),
    )
  }, [drafts, id, canvas])
  if (failure !== null) {
    return (
      <p class="notice notice-red" role="alert">
        {failure}
      </p>
    )
  }
  if (opened !== null && drawn !== 'not yet') {
    return <Workbench {...opened} pages={pages} canvas={canvas} isLaidOut={drawn === 'laid out'} />
  }
  return (
    <>
      {opened === null ? (
        <p role="status">正在打开流程图…</p>
      ) : (
        <Opening {...opened} done={(isLaidOut) => setDrawn(isLaidOut ? 'laid out' : 'as it was')} />
      )}
      <Place element={canvas} />
    </>
  )
}

/** Goes on with what this browser could not save the last time; where others have saved since, both are kept. */
async function takeUpOldWork(
  client: DraftClient,
  draft: Draft,
): Promise<Pick<Draft, 'files'> & Pick<Opened, 'parted'>> {
  const local = await recallLocally(draft.id)
  if (local === null) return { files: draft.files, parted: await partedBefore(client, draft) }
  const mine = withChanges(local.base, local.changes)
  const arrived = local.sent === null ? null : withChanges(local.base, local.sent)
  const isMine = local.revision === draft.revision || (arrived !== null && isSame(arrived, draft.files))
  if (isMine) return { files: mine, parted: null }
  await forgetLocally(draft.id)
  if (isSame(mine, draft.files)) return { files: mine, parted: null }
  const copy = await client.copy(`${draft.title}（本机留下的一份）`, mine, local.base)
  return { files: draft.files, parted: { base: local.base, mine, theirs: draft, copy } }
}

/** The copy that the address asks to merge, as the list of drafts does: `#merge=…`. */
async function partedBefore(client: DraftClient, draft: Draft): Promise<Opened['parted']> {
  const [, id] = /^#merge=([0-9a-f-]{36})$/.exec(location.hash) ?? []
  if (id === undefined) return null
  history.replaceState(null, '', location.pathname)
  try {
    const { copy, base } = await client.parting(id)
    return { base, mine: copy.files, theirs: draft, copy }
  } catch (error) {
    // It has been merged or discarded: there is nothing left to be merged.
    if (error instanceof Refused) return null
    throw error
  }
}

/** Made by hand, so that it moves from one place to another without being drawn anew. */
function createCanvas(): HTMLElement {
  const canvas = document.createElement('div')
  canvas.className = 'editor-canvas'
  canvas.setAttribute('role', 'group')
  canvas.setAttribute('aria-label', '画布')
  return canvas
}
