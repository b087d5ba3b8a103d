import { useEffect, useState } from 'preact/hooks'
import { type Editor, openModeler } from './canvas/open-modeler.ts'
import { Place } from './canvas/place.tsx'
import { forgetLocally, type LocalCopy, recallLocally } from './draft/autosave.ts'
import { type Draft, type Offers, withChanges } from './draft/draft.ts'
import { type DraftClient, openDraftClient, Refused } from './draft/draft-client.ts'
import { type FileStore, openFileStore } from './draft/file-store.ts'
import { Opening } from './draft/opening.tsx'
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
  /** What this browser could not save the last time, kept beside what others have saved since. */
  readonly kept: Draft | null
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
      const local = recallLocally(draft.id)
      const isCurrent = local?.revision === draft.revision
      const store = openFileStore(editor, isCurrent ? withChanges(draft.files, local.changes) : draft.files)
      const kept = local === null || isCurrent ? null : await keepOldWork(client, draft, local)
      setOpened({ client, editor, draft, offers, store, kept })
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

async function keepOldWork(client: DraftClient, draft: Draft, local: LocalCopy): Promise<Draft> {
  const files = withChanges(draft.files, local.changes)
  const copy = await client.copy(`${draft.title}（本机留下的一份）`, files)
  forgetLocally(draft.id)
  return copy
}

/** Made by hand, so that it moves from one place to another without being drawn anew. */
function createCanvas(): HTMLElement {
  const canvas = document.createElement('div')
  canvas.className = 'editor-canvas'
  canvas.setAttribute('role', 'group')
  canvas.setAttribute('aria-label', '画布')
  return canvas
}
