import { type View, views } from './views.ts'

interface ViewTabsProps {
  readonly chosen: View | null
  readonly choose: (view: View | null) => void
}

/** The diagram and what else can be seen of the process. */
export function ViewTabs({ chosen, choose }: ViewTabsProps) {
  if (views.length === 0) return null
  return (
    <nav class="view-tabs" aria-label="视图">
      {[null, ...views].map((view) => (
        <button
          key={view?.key ?? 'diagram'}
          type="button"
          class="view-tab"
          aria-pressed={view === chosen}
          onClick={() => choose(view)}
        >
          {view?.label ?? '流程图'}
        </button>
      ))}
    </nav>
  )
}
