import { useMemo } from 'preact/hooks'
import { FeelContext } from '../feel/feel-context.ts'
import { FixButtons } from '../fixes/fix-buttons.tsx'
import { Group } from '../parts/group.tsx'
import { groups } from './groups.ts'
import type { PanelContext } from './panel-context.ts'

/** What can be said about the chosen element; everything in it is something that the engine executes. */
export function Panel(context: PanelContext) {
  const { element, problems, mending, texts, draft } = context
  const place = useMemo(() => ({ type: 'element' as const, element, files: texts, draft }), [element, texts, draft])
  const own = problems.filter((problem) => problem.element === element.id)
  return (
    <div class="panel-body">
      {own.map((problem) => (
        <p
          key={problem.problem + problem.messageZh}
          class={`notice notice-${problem.severity === 'error' ? 'red' : 'yellow'}`}
        >
          {problem.messageZh} <FixButtons problem={problem} mending={mending} />
        </p>
      ))}
      <FeelContext.Provider value={place}>
        {groups.map(({ title, parts, isOpen }) => {
          const fitting = Object.entries(parts).filter(([, { fits }]) => fits(element))
          if (fitting.length === 0) return null
          return (
            <Group key={title} title={title} isFilled={fitting.some(([, { holds }]) => holds(element))} isOpen={isOpen}>
              {fitting.map(([name, { Fields }]) => (
                <Fields key={name} {...context} />
              ))}
            </Group>
          )
        })}
      </FeelContext.Provider>
    </div>
  )
}
