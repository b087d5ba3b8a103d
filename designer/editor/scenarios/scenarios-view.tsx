import './scenarios.css'
import { useEffect, useState } from 'preact/hooks'
import { eraseState } from '../tokens/draw-state.ts'
import type { ViewProps } from '../views/views.ts'
import { CoverageList } from './coverage-list.tsx'
import { drawCoverage } from './draw-coverage.ts'
import { ScenarioCard } from './scenario-card.tsx'
import { scenariosOf } from './scenario-text.ts'
import { useReport } from './use-report.ts'

/** The scenarios of the draft: how each goes on the model as it stands, and what of the diagram they visit together. */
export function ScenariosView({ editor, store, jump }: ViewProps) {
  const { report, isRunning } = useReport(editor, store)
  const [shows, setShows] = useState<string | null>(null)
  const root = editor.services.canvas.getRootElement().businessObject.id ?? ''
  const coverage = report?.coverage[root] ?? Object.values(report?.coverage ?? {})[0]
  const chosen = report?.outcomes.find(({ name }) => name === shows)
  useEffect(() => {
    if (coverage !== undefined) drawCoverage(editor.services, coverage, chosen?.visited ?? null)
    return () => eraseState(editor.services)
  }, [editor, coverage, chosen])
  const scenarios = scenariosOf(store.all())
  const failed = report?.outcomes.filter(({ difference }) => difference !== null).length ?? 0
  return (
    <div class="scenarios panel">
      <div class="scenarios-head">
        <h2>场景</h2>
        <p role="status">
          {scenarios.length === 0
            ? '还没有场景。'
            : isRunning || report === null
              ? '正在试跑…'
              : (report.refusal ??
                (failed === 0
                  ? `${scenarios.length} 个全部通过。`
                  : `${scenarios.length} 个中有 ${failed} 个与预期不符。`))}
        </p>
      </div>
      {scenarios.length > 0 ? null : (
        <p class="hint scenarios-empty">在“模拟”里走一遍，存为场景，发布时就会自动再走一遍，不一样就不让发布。</p>
      )}
      {coverage === undefined || scenarios.length === 0 ? null : (
        <CoverageList coverage={coverage} registry={editor.services.elementRegistry} jump={jump} />
      )}
      <ul class="scenario-list">
        {scenarios.map((scenario) => (
          <ScenarioCard
            key={scenario.path}
            scenario={scenario}
            outcome={report?.outcomes.find(({ name }) => name === scenario.name) ?? null}
            store={store}
            registry={editor.services.elementRegistry}
            isShown={shows === scenario.name}
            show={() => setShows(shows === scenario.name ? null : scenario.name)}
          />
        ))}
      </ul>
    </div>
  )
}
