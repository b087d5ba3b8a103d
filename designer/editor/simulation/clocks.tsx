import { groundNames } from '../../../engine/calendar/explain/ground-names.ts'
import { grounds } from '../../../engine/calendar/grounds.ts'
import { dateText } from './dates.ts'
import { lightText } from './world/light-text.ts'
import type { Line } from './world/line.ts'
import type { InstanceView } from './world/snapshot.ts'

interface ClocksProps {
  readonly instance: InstanceView
  readonly add: (line: Line) => void
}

const SIGNS = { green: '●', yellow: '▲', red: '◆', grey: '■' } as const

/** The clocks that run or stand still, with their due days; each may be stopped on a ground of the law. */
export function Clocks({ instance: { clocks, number, processId }, add }: ClocksProps) {
  if (clocks.length === 0) return <p class="hint">没有正在计时的时限。</p>
  return (
    <ul class="sim-clocks">
      {clocks.map((clock) => {
        // The process itself has no element of its own in a script.
        const at = clock.element === processId ? true : clock.element
        return (
          <li key={`${clock.element} ${clock.clock}`} data-clock={clock.element}>
            <p>
              <span
                class={`state-light state-light-${clock.light}`}
              >{`${SIGNS[clock.light]} ${lightText(clock)}`}</span>{' '}
              {`${clock.name}（${clock.clock === 'statutory' ? '法定' : '承诺'}）`}
            </p>
            <p class="hint">
              {clock.due === null
                ? '到期日待恢复计时后确定'
                : `${dateText(clock.due)}到期${clock.provisional ? '（暂定）' : ''}`}
            </p>
            {clock.state === 'paused' ? (
              <button type="button" class="quiet" onClick={() => add({ resumeClock: at, instance: number })}>
                恢复计时
              </button>
            ) : (
              <select
                aria-label={`中止${clock.name}的计时`}
                value=""
                onChange={({ currentTarget }) => {
                  add({ pauseClock: at, ground: currentTarget.value, instance: number })
                  currentTarget.value = ''
                }}
              >
                <option value="">中止计时…</option>
                {Object.keys(grounds).map((ground) => (
                  <option key={ground} value={ground}>
                    {groundNames[ground]?.[0] ?? ground}
                  </option>
                ))}
              </select>
            )}
          </li>
        )
      })}
    </ul>
  )
}
