import { useMemo } from 'preact/hooks'
import type { Opened } from '../app.tsx'
import { DifferenceList } from './difference-list.tsx'
import { useComparison } from './use-comparison.ts'
import { openVersions } from './versions.ts'

type PublishDifferencesProps = Pick<Opened, 'editor' | 'store' | 'draft' | 'offers' | 'client'>

/** What publishing would change against the version by which new applications are handled now. */
export function PublishDifferences({ editor, store, draft, offers, client }: PublishDifferencesProps) {
  const process = draft.processId ?? ''
  const versions = useMemo(() => openVersions(client.address, process), [client, process])
  const found = useComparison({ editor, store, offers, versions, version: null })
  if (found.state === 'reading') return <p role="status">正在对照现行版本…</p>
  if (found.state === 'first') return <p>这个流程还没有发布过，这是第 1 版。</p>
  if (found.state === 'lost') return <p class="error">现行版本读不出来，请检查网络。</p>
  return (
    <section class="publish-differences" aria-label={`与现行第 ${found.version} 版相比`}>
      <h3>{`与现行第 ${found.version} 版相比`}</h3>
      <DifferenceList comparison={found.comparison} open={false} jump={null} isDrawn={() => false} />
    </section>
  )
}
