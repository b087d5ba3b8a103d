import { useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { ViewProps } from '../views/views.ts'
import { DifferenceList } from './difference-list.tsx'
import { markDifferences } from './mark-differences.ts'
import { useComparison } from './use-comparison.ts'
import { openVersions } from './versions.ts'

/** The draft as it stands against the running version or another one, in words and on the canvas. */
export function CompareView({ editor, store, draft, offers, client, jump }: ViewProps) {
  const [version, setVersion] = useState<number | null>(null)
  const process = draft.processId ?? ''
  const versions = useMemo(() => openVersions(client.address, process), [client, process])
  const found = useComparison({ editor, store, offers, versions, version })
  // The one that is shown is another for as long as the chosen one is being read.
  const isReading = found.state === 'compared' && version !== null && version !== found.version
  const differences =
    !isReading && found.state === 'compared' && found.comparison.ok ? found.comparison.differences : null
  useLayoutEffect(() => {
    markDifferences(editor.services, differences ?? [])
  }, [editor, differences])
  useLayoutEffect(() => () => markDifferences(editor.services, []), [editor])
  if (found.state === 'reading') return <p role="status">正在对照…</p>
  if (found.state === 'first') return <p class="hint">这个流程还没有发布过，没有可对照的版本。</p>
  if (found.state === 'lost') {
    return (
      <p class="notice notice-red" role="alert">
        版本读不出来，请检查网络后重新打开这一页。
      </p>
    )
  }
  return (
    <div class="compare-view">
      <div class="field">
        <label for="compare-version">与哪一版对照</label>
        <select
          id="compare-version"
          value={String(version ?? found.version)}
          onChange={(event) => setVersion(Number(event.currentTarget.value))}
        >
          {found.versions.map((each, index) => (
            <option key={each.version} value={String(each.version)}>
              {`第 ${each.version} 版${index === 0 ? '（现行）' : ''}${each.note === '' ? '' : `：${each.note}`}`}
            </option>
          ))}
        </select>
      </div>
      {isReading ? (
        <p role="status">正在对照…</p>
      ) : (
        <DifferenceList
          comparison={found.comparison}
          open
          jump={jump}
          isDrawn={(element) => editor.services.elementRegistry.get(element) !== undefined}
        />
      )}
    </div>
  )
}
