import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FileStore } from '../draft/file-store.ts'
import { examplesOf, writeExamples } from './decision-files.ts'
import { forEditing } from './dmn-version.ts'
import { ExamplesPart } from './examples-part.tsx'
import { type DmnEditor, openDmn } from './open-dmn.ts'
import { useCompiled } from './use-compiled.ts'

interface DecisionEditorProps {
  readonly store: FileStore
  readonly path: string
  readonly text: string
}

const PAUSE = 250

/** One file of decisions in dmn-js, with the examples of the decision that is shown. */
export function DecisionEditor({ store, path, text }: DecisionEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<DmnEditor | null>(null)
  /** What the editor wrote last: whatever else stands in the file came from elsewhere, such as undoing. */
  const written = useRef('')
  /** Writes what has changed a moment ago. */
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null)
  const [, again] = useState(0)
  const [fault, setFault] = useState<string | null>(null)
  const compiled = useCompiled(text)
  useLayoutEffect(() => {
    if (place.current === null) return
    const keep = async () => {
      pending.current = null
      const before = store.all()[path]
      const source = before === undefined ? null : forEditing(before)
      if (source === null) return
      const xml = source.back(await opened.xml())
      written.current = xml
      store.write(path, xml)
    }
    const changed = () => {
      if (pending.current !== null) clearTimeout(pending.current)
      pending.current = setTimeout(() => void keep(), PAUSE)
    }
    const opened = openDmn(place.current, changed, () => again((count) => count + 1))
    editor.current = opened
    return () => {
      editor.current = null
      if (pending.current === null) return opened.close()
      // What was changed just now goes into the file before the editor goes.
      clearTimeout(pending.current)
      void keep().finally(opened.close)
    }
  }, [store, path])
  useLayoutEffect(() => {
    if (text === written.current) return
    written.current = text
    // What was changed before somebody took a change back is not written over it.
    if (pending.current !== null) clearTimeout(pending.current)
    pending.current = null
    const source = forEditing(text)
    if (source === null)
      return setFault('文件里有编辑器画不出的表达式（条件、筛选、循环等），在这里改会丢失，所以没有打开。')
    editor.current?.open(source.xml).then(
      () => setFault(null),
      (error: unknown) => setFault(`打不开：${error instanceof Error ? error.message : String(error)}`),
    )
  }, [text])
  // Without a picture in the file there is no diagram to look at.
  const hasPicture = text.includes('DMNShape')
  const views = (editor.current?.views() ?? []).filter(({ type }) => hasPicture || type !== 'drd')
  const active = editor.current?.active() ?? null
  const decision = compiled?.decisions.get(active?.element.id ?? '')
  const examples = examplesOf(store.all(), path)
  return (
    <div class="decision-editor">
      {fault === null ? null : (
        <p class="notice notice-red" role="alert">
          {fault}
        </p>
      )}
      <nav class="decision-views" aria-label="决策">
        {views.map((view) => (
          <button
            key={view.element.id}
            type="button"
            class="view-tab"
            aria-pressed={view === active}
            onClick={() => void editor.current?.show(view)}
          >
            {view.type === 'drd' ? '决策需求图' : view.name}
          </button>
        ))}
      </nav>
      <div class={hasPicture ? 'dmn-place' : 'dmn-place without-picture'} ref={place} hidden={fault !== null} />
      {compiled === null || compiled.faults.length === 0 ? null : (
        <div class="notice notice-red" role="alert">
          <p class="notice-headline">这些决策还不能运行</p>
          <ul>
            {compiled.faults.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {examples === null ? <p class="notice notice-red">示例文件读不出来，请改正或者删除。</p> : null}
      {decision === undefined || examples === null ? null : (
        <ExamplesPart decision={decision} examples={examples} write={(next) => writeExamples(store, path, next)} />
      )}
    </div>
  )
}
