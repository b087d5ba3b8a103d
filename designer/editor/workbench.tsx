import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Opened } from './app.tsx'
import { Place } from './canvas/place.tsx'
import { shapeOf } from './canvas/shape-of.ts'
import { ProblemList } from './checks/problem-list.tsx'
import { useDescriptionProblems } from './checks/use-description-problems.ts'
import { type Autosave, type SaveStatus, startAutosave } from './draft/autosave.ts'
import { Refused, type RefusedField } from './draft/draft-client.ts'
import type { Parted } from './draft/parted.ts'
import { PartedNotice } from './draft/parted-notice.tsx'
import { readProcessFiles } from './draft/process-files.ts'
import { PublishDialog } from './draft/publish-dialog.tsx'
import { UndrawnNotice } from './draft/undrawn-notice.tsx'
import { loadPacking, UnkeptNotice } from './draft/unkept-notice.tsx'
import { useFixes } from './fixes/use-fixes.ts'
import { FoldableOutline } from './outline/foldable-outline.tsx'
import { Panel } from './panel/panel.tsx'
import { PresenceBar } from './presence/presence-bar.tsx'
import { usePresence } from './presence/use-presence.ts'
import { RefusedText } from './refused-text.tsx'
import { Toolbar } from './toolbar/toolbar.tsx'
import { filesNow, useEditorState, useProblems } from './use-editor.ts'
import { ViewPlace } from './views/view-place.tsx'
import { ViewTabs } from './views/view-tabs.tsx'
import { publishDifferences, type View, views } from './views/views.ts'

interface WorkbenchProps extends Opened {
  readonly pages: string
  readonly canvas: HTMLElement
  /** The picture was made just now and stands in no file yet. */
  readonly isLaidOut: boolean
}

/** Outline, canvas and panel side by side; below what checking found. */
export function Workbench({ pages, canvas, isLaidOut, isUnsaved, parted: old, ...opened }: WorkbenchProps) {
  const { editor, client, draft, offers, store } = opened
  const { selected, root } = useEditorState(editor)
  const found = useProblems(editor, store, offers)
  const described = useDescriptionProblems(editor, store, client)
  const problems = useMemo(() => (found === null ? null : [...found, ...described]), [found, described])
  const allFiles = useCallback(() => filesNow(editor, store), [editor, store])
  const texts = store.all()
  const files = useMemo(() => readProcessFiles(texts), [texts])
  const [status, setStatus] = useState<SaveStatus>({ state: 'saved', at: draft.savedAt })
  const [conflict, setConflict] = useState<Parted | null>(null)
  const [shown, show] = useState<View | null>(() => views.find(({ key }) => location.hash === `#${key}`) ?? null)
  const [isPublishing, setPublishing] = useState(false)
  const [refusal, setRefusal] = useState<{ message: string; fields: readonly RefusedField[] } | null>(null)
  const autosave = useMemo<Autosave>(
    () =>
      startAutosave({
        client,
        draft,
        files: allFiles,
        tell: setStatus,
        onConflict: setConflict,
      }),
    [client, draft, allFiles],
  )
  // A place that is not on the page has no size to fit into.
  const isHidden = shown?.place === 'whole'
  const hasBegun = useRef(false)
  useLayoutEffect(() => {
    if (isHidden || hasBegun.current) return
    hasBegun.current = true
    editor.begin()
  }, [editor, isHidden])
  // Before anything can be changed.
  useLayoutEffect(() => {
    editor.on('commandStack.changed', autosave.touch)
    if (isLaidOut || isUnsaved) autosave.touch()
    return () => {
      editor.off('commandStack.changed', autosave.touch)
      autosave.close()
    }
  }, [editor, autosave, isLaidOut, isUnsaved])
  const presence = usePresence(client, draft, selected === root ? null : selected.id)
  const isBehind = presence !== null && status.state === 'saved' && presence.revision > autosave.revision()
  useEffect(() => void loadPacking().catch(() => {}), [])
  useLayoutEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (status.state !== 'saved' && conflict === null) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [status, conflict])
  const jump = (id: string) => {
    if (shown?.place === 'whole') show(null)
    const { canvas: view, selection } = editor.services
    const shape = shapeOf(editor.services, id)
    if (shape === undefined) return
    if (shape !== root) {
      const plane = view.findRoot(shape)
      if (plane !== undefined) view.setRootElement(plane)
      // The palette lies over the left.
      view.scrollToElement(shape, { top: 60, right: 60, bottom: 60, left: 150 })
    }
    selection.select(shape === root ? null : shape)
  }
  const publish = async (note: string, acceptWarnings: boolean) => {
    let isSaved = false
    try {
      const revision = await autosave.flush()
      const picture = await editor.svg()
      isSaved = true
      const answer = await client.publish({ revision, note, picture, acceptWarnings })
      location.assign(answer.state === 'asked' ? `${pages}/publications/${answer.id}` : pages)
      return true
    } catch (error) {
      const lost = isSaved
        ? '没有收到服务器的答复，可能已经发布，也可能没有。请在流程清单里看一看再试。'
        : '草稿还没有保存，所以没有发布。请稍后再试。'
      setRefusal(
        error instanceof Refused ? { message: error.message, fields: error.fields } : { message: lost, fields: [] },
      )
      return false
    }
  }
  const parted = conflict ?? old
  const mending = useFixes({ editor, store, offers })
  const shared = { editor, client, draft, offers, store, files, problems, jump, flush: autosave.flush }
  return (
    <>
      <Toolbar editor={editor} store={store} draft={draft} status={status} publish={() => setPublishing(true)} />
      <RefusedText editor={editor} />
      {presence === null ? null : <PresenceBar editor={editor} presence={presence} isBehind={isBehind} jump={jump} />}
      {parted === null ? null : (
        <PartedNotice
          {...{ client, offers, draft, pages, parted }}
          isOld={conflict === null}
          settle={conflict === null ? autosave.flush : async () => {}}
        />
      )}
      {status.state === 'unkept' ? <UnkeptNotice editor={editor} store={store} draft={draft} /> : null}
      <UndrawnNotice editor={editor} added={autosave.touch} />
      <ViewTabs chosen={shown} choose={show} />
      {shown?.place === 'whole' ? (
        <section class="view-whole" aria-label={shown.label}>
          <ViewPlace view={shown} {...shared} />
        </section>
      ) : (
        <div class={shown === null ? 'workbench' : 'workbench workbench-view'}>
          <FoldableOutline editor={editor} root={root} selected={selected} problems={problems ?? []} />
          <Place element={canvas} />
          {shown === null ? (
            <aside class="panel" aria-label="属性">
              <Panel
                key={selected.id}
                editor={editor}
                element={selected}
                offers={offers}
                files={files}
                problems={problems ?? []}
                texts={texts}
                draft={draft.id}
                mending={mending}
              />
            </aside>
          ) : (
            <aside class="view-beside" aria-label={shown.label}>
              <ViewPlace view={shown} {...shared} />
            </aside>
          )}
        </div>
      )}
      {problems === null ? (
        <p role="status">正在检查…</p>
      ) : (
        <ProblemList problems={problems} jump={jump} mending={mending} />
      )}
      {isPublishing ? (
        <PublishDialog
          problems={problems}
          asks={offers.approvesPublications}
          differences={<ViewPlace view={publishDifferences} {...shared} />}
          files={allFiles}
          removeScenarios={(names) =>
            store.writeAll(Object.fromEntries(names.map((name) => [`scenarios/${name}.jsonl`, null])))
          }
          publish={publish}
          refusal={refusal}
          close={() => {
            setPublishing(false)
            setRefusal(null)
          }}
        />
      ) : null}
    </>
  )
}
