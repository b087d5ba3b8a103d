import { useEffect, useState } from 'preact/hooks'
import type { DraftFiles } from '../draft/draft.ts'
import type { ScenarioReport } from './scenario-worker.ts'

interface PublishCheckProps {
  /** All files as they are about to be published. */
  readonly files: () => Promise<DraftFiles>
  /** Whether publishing would be refused; not before all have been played. */
  readonly tell: (isRefused: boolean) => void
  /** Takes these scenarios out of the draft. */
  readonly remove: (names: readonly string[]) => void
}

/** How the scenarios go, before publishing is asked for: the server plays them again in the same code. */
export function PublishCheck({ files, tell, remove }: PublishCheckProps) {
  const [report, setReport] = useState<ScenarioReport | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    const play = async () => {
      const { playScenarios } = await import('./play-scenarios.ts')
      const found = await playScenarios(await files(), abort.signal)
      tell(found.outcomes.some(({ difference }) => difference !== null))
      setReport(found)
    }
    play().catch(() => {
      // The server plays them in any case.
    })
    return () => abort.abort()
  }, [files, tell, round])
  if (report === null) return <p role="status">正在试跑场景…</p>
  if (report.outcomes.length === 0) return <p role="status">没有场景。</p>
  const failed = report.outcomes.filter(({ difference }) => difference !== null)
  if (failed.length === 0) return <p role="status">{`✓ ${report.outcomes.length} 个场景全部通过。`}</p>
  return (
    <div class="notice notice-red" role="alert">
      <p>{`${failed.length} 个场景与预期不符，改正流程或者场景（也可以删除场景）后才能发布：`}</p>
      <ul>
        {failed.map(({ name, title, difference }) => (
          <li key={name}>{`${title}：${difference?.messageZh ?? ''}`}</li>
        ))}
      </ul>
      <p class="hint">流程改了走法，旧场景就不再适用。删除的仍在上一版里，也可以撤销。</p>
      <button
        type="button"
        class="button"
        onClick={() => {
          remove(failed.map(({ name }) => name))
          setReport(null)
          setRound(round + 1)
        }}
      >
        {`删除不符的 ${failed.length} 个场景`}
      </button>
    </div>
  )
}
