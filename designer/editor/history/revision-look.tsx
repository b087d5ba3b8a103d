import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import { openDrawing } from '../../diagram/drawing.ts'
import { openCompareClient } from '../compare/compare-client.ts'
import { DifferenceList } from '../compare/difference-list.tsx'
import { namesOf } from '../compare/use-comparison.ts'
import { type DraftFiles, diagramPath } from '../draft/draft.ts'
import type { Revision } from '../draft/draft-client.ts'
import { filesNow } from '../use-editor.ts'
import type { ViewProps } from '../views/views.ts'
import { timeOf } from './revision-list.tsx'

interface RevisionLookProps extends ViewProps {
  readonly revision: Revision
  /** Whether it is what stands now. */
  readonly isNewest: boolean
  /** Resolves where the page is about to load what was restored. */
  readonly restore: () => Promise<void>
}

/** What the draft was then: its diagram to look at, and what has changed since. */
export function RevisionLook({ client, editor, store, offers, revision, isNewest, restore }: RevisionLookProps) {
  const [files, setFiles] = useState<DraftFiles | null>(null)
  const [comparison, setComparison] = useState<DeploymentComparison | null>(null)
  const [isLost, setLost] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    const comparing = openCompareClient(setComparison)
    const read = async () => {
      const then = (await client.revision(revision.revision)).files
      setFiles(then)
      comparing.compare({ before: then, after: await filesNow(editor, store), known: namesOf(offers) })
    }
    read().catch(() => setLost(true))
    return comparing.close
  }, [client, revision])
  return (
    <section class="revision-look" aria-label={`第 ${revision.revision} 次保存`}>
      <div class="revision-head">
        <h2>{`${timeOf(revision.savedAt)}，${revision.savedBy}`}</h2>
        {isNewest ? (
          <p class="hint">现在就是这一次。</p>
        ) : (
          <button
            type="button"
            class="button button-primary"
            disabled={isBusy || files === null}
            onClick={() => {
              setBusy(true)
              restore().catch(() => setBusy(false))
            }}
          >
            恢复到这一次
          </button>
        )}
      </div>
      {isNewest ? null : <p class="hint">恢复是一次新的保存，现在的内容留在历史里，随时可以再恢复回来。</p>}
      {isLost ? (
        <p class="notice notice-red" role="alert">
          这一次没有载入，请检查网络，再点一次。
        </p>
      ) : null}
      {files === null ? <p role="status">正在载入…</p> : <Picture xml={files[diagramPath(files)] ?? ''} />}
      {isNewest ? null : (
        <div class="revision-since">
          <h3>从那以后改了什么</h3>
          {comparison === null ? (
            <p role="status">正在对照…</p>
          ) : (
            <DifferenceList comparison={comparison} open={true} jump={null} isDrawn={() => false} />
          )}
        </div>
      )}
    </section>
  )
}

/** The diagram as it was, to look at only. */
function Picture({ xml }: { readonly xml: string }) {
  const place = useRef<HTMLElement>(null)
  const [isDrawn, setDrawn] = useState<boolean | null>(null)
  useEffect(() => {
    const container = place.current
    if (container === null) return
    let close = () => {}
    let isOver = false
    openDrawing(container, xml).then(
      (drawing) => {
        if (isOver) return drawing.close()
        close = drawing.close
        drawing.begin(null)
        setDrawn(true)
      },
      () => setDrawn(false),
    )
    return () => {
      isOver = true
      close()
    }
  }, [xml])
  return (
    <>
      {isDrawn === false ? <p class="hint">那时的文件没有图形，画不出来。</p> : null}
      <section ref={place} class="revision-picture" aria-label="那时的流程图" hidden={isDrawn === false} />
    </>
  )
}
